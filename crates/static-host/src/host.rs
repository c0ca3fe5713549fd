//! A running host that stops when it is dropped.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
};

use axum::{Router, http::HeaderValue};
use tokio::{net::TcpListener, sync::oneshot};
use tower_http::services::ServeDir;

use crate::{
    RuntimeConfig, content_policy,
    files::{Site, answer},
};

/// What to serve, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The built folder, with `index.html` in it.
    pub root: PathBuf,
    /// The path under which the app lives; slashes at both ends are added where missing.
    pub prefix: String,
    /// The loopback port; 0 takes a free one.
    pub port: u16,
    /// Origins that the page may call besides its own.
    pub instances: Vec<String>,
    /// What answers `config.json`.
    pub config: RuntimeConfig,
    /// Further directives of the content policy, such as a `report-uri`.
    pub extra_policy: Vec<String>,
}

impl Options {
    /// Serves `root` from `/tools/mirrors/` on a free port, as it was built.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            prefix: "/tools/mirrors/".into(),
            port: 0,
            instances: Vec::new(),
            config: RuntimeConfig::AsBuilt,
            extra_policy: Vec::new(),
        }
    }
}

/// A host on a loopback port. Dropping it closes the port and its idle connections.
#[derive(Debug)]
pub struct StaticHost {
    address: SocketAddr,
    prefix: String,
    _stop: oneshot::Sender<()>,
}

impl StaticHost {
    /// Starts serving on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// Fails when the port is taken, or when an instance cannot stand in a header.
    pub async fn start(options: Options) -> io::Result<Self> {
        let prefix = with_slashes(&options.prefix);
        let policy = content_policy(&options.instances, &options.extra_policy);
        let policy = HeaderValue::from_str(&policy)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
        let site = Site {
            folder: ServeDir::new(&options.root)
                .precompressed_br()
                .precompressed_gzip(),
            prefix: prefix.clone(),
            config: options.config,
            policy,
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let app = Router::new().fallback(answer).with_state(Arc::new(site));
        tokio::spawn(async move {
            let served = axum::serve(listener, app).with_graceful_shutdown(async {
                // Both a message and a dropped sender mean the end.
                let _ = stopped.await;
            });
            // The only errors of a bound listener are those of single connections.
            let _ = served.await;
        });
        Ok(Self {
            address,
            prefix,
            _stop: stop,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The origin, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the page, with a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }
}

fn with_slashes(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => "/".into(),
        inner => format!("/{inner}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_slashes;

    #[test]
    fn prefix_gets_a_slash_at_both_ends() {
        let check =
            |given: &str, expected: &str| assert_eq!(with_slashes(given), expected, "{given:?}");
        check("", "/");
        check("/", "/");
        check("tools/mirrors", "/tools/mirrors/");
        check("/tools/mirrors/", "/tools/mirrors/");
    }
}
