//! Connections: HTTP/1.1 by hand, because a played fault must be able to drop one unanswered.

use std::{io, time::Duration};

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
    let service = service_fn(move |request: Request<Incoming>| {
        let app = app.clone();
        async move {
            let response = match app.oneshot(request.map(Body::new)).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            if response.extensions().get::<Dropped>().is_some() {
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
