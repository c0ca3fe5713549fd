//! Connections: HTTP/1.1 by hand, because a played fault must be able to drop one unanswered.

use std::{io, io::Write, net, sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};
use tower::ServiceExt;

use crate::http::front::Dropped;

/// Answers every connection until the future is dropped.
pub(super) async fn accept(listener: TcpListener, app: Router) -> io::Result<()> {
    // Dropping the set ends every connection, so that a stopped sandbox answers nobody.
    let mut connections = JoinSet::new();
    loop {
        let (stream, _) = listener.accept().await?;
        while connections.try_join_next().is_some() {}
        connections.spawn(answer(stream, app.clone()));
    }
}

async fn answer(stream: TcpStream, app: Router) {
    // A connection that is gone already needs no answer.
    let Ok((stream, raw)) = with_handle(stream) else {
        return;
    };
    let service = service_fn(move |request: Request<Incoming>| {
        let (app, raw) = (app.clone(), Arc::clone(&raw));
        async move {
            let response = match app.oneshot(request.map(Body::new)).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            if response.extensions().get::<Dropped>().is_some() {
                // Browsers send a request again, even a write, when a connection they had used
                // before closes without a single byte. One that began to answer, they do not.
                let _ = (&*raw).write_all(b"HTTP/1.1 ");
                return Err(io::Error::other("the connection is dropped as asked"));
            }
            Ok(response)
        }
    });
    // A client that goes away mid-request is none of our business.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(60))
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// The connection, and a second handle of it that writes past HTTP.
fn with_handle(stream: TcpStream) -> io::Result<(TcpStream, Arc<net::TcpStream>)> {
    let stream = stream.into_std()?;
    let raw = Arc::new(stream.try_clone()?);
    Ok((TcpStream::from_std(stream)?, raw))
}
