//! Starting and stopping the stand-in.

mod connection;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    routing::{any, any_service},
};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::{control, git, http::front, mirror, oauth, pages, pull, routes, world::WorldStore};

/// How the stand-in is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on; loopback only.
    pub bind: SocketAddr,
}

impl Default for Options {
    /// Any free port of `127.0.0.1`.
    fn default() -> Self {
        Self {
            bind: SocketAddr::from(([127, 0, 0, 1], 0)),
        }
    }
}

/// A running stand-in; it stops when dropped, and what it kept on disk goes with it.
#[derive(Debug)]
pub struct Sandbox {
    /// Where it listens.
    pub address: SocketAddr,
    server: JoinHandle<io::Result<()>>,
}

impl Sandbox {
    /// Starts a stand-in in the background of the current runtime.
    ///
    /// # Errors
    ///
    /// If the address is no loopback address or cannot be listened on.
    pub async fn start(options: Options) -> io::Result<Self> {
        if !options.bind.ip().is_loopback() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("{} is no loopback address", options.bind.ip()),
            ));
        }
        let listener = TcpListener::bind(options.bind).await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(serve(listener, options));
        Ok(Self { address, server })
    }

    /// The root of the instance, such as `http://127.0.0.1:4000`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Sandbox {
    /// Waits until the stand-in ends by itself, which it only does when something broke.
    ///
    /// # Errors
    ///
    /// What broke.
    pub async fn ended(&mut self) -> io::Result<()> {
        (&mut self.server).await.map_err(io::Error::other)?
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Answers on `listener` until the future is dropped.
///
/// # Errors
///
/// If the listener breaks.
pub async fn serve(listener: TcpListener, options: Options) -> io::Result<()> {
    // The address may have changed from port 0; nothing else of the options matters any more.
    let Options { bind: _ } = options;
    let state = AppState::new(listener.local_addr()?);
    let app = router(&state);
    let ticker = tick(state);
    tokio::select! {
        ended = connection::accept(listener, app) => ended,
        () = ticker => Ok(()),
    }
}

fn router(state: &AppState) -> Router {
    let routes = Router::new()
        .merge(routes::routes())
        .merge(mirror::routes::routes())
        .merge(pull::routes::routes())
        .method_not_allowed_fallback(front::no_method);
    let api = Router::new()
        .nest("/api/v4", routes)
        .route("/api/v3/{*rest}", any(front::old_api))
        .with_state(state.clone());
    Router::new()
        .merge(control::routes())
        .merge(git::routes())
        .merge(oauth::routes())
        .merge(pages::routes())
        .with_state(state.clone())
        .route("/api/{*rest}", any_service(front::wrap(api, state)))
}

/// Lets the clocks of worlds run.
async fn tick(state: AppState) {
    let mut beat = tokio::time::interval(Duration::from_millis(200));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        beat.tick().await;
        for world in state.worlds().all() {
            mirror::runner::run_due(&state, &world);
        }
    }
}

/// What every handler can reach.
#[derive(Clone, Debug)]
pub(crate) struct AppState(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    address: SocketAddr,
    worlds: WorldStore,
}

impl AppState {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self(Arc::new(Shared {
            address,
            worlds: WorldStore::default(),
        }))
    }

    /// Where the sandbox listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// The configured address of the instance, which its links begin with.
    pub(crate) fn external_url(&self) -> String {
        format!("http://{}", self.0.address)
    }

    /// All worlds.
    pub(crate) fn worlds(&self) -> &WorldStore {
        &self.0.worlds
    }
}
