//! What all tests of a run share: the servers, on a runtime of their own.
//!
//! Each test has its own runtime that ends with it, so servers that outlive a test live in a thread
//! in the background.

use std::future::Future;
use std::sync::OnceLock;
use std::sync::mpsc;

use static_host::{Options, RuntimeConfig, StaticHost};
use tokio::runtime::Handle;

use crate::environment::Environment;

/// The shared servers.
#[derive(Debug)]
pub struct Stage {
    environment: Environment,
    servers: Handle,
}

impl Stage {
    /// The stage of this run, set up on first use.
    pub fn shared() -> &'static Self {
        static STAGE: OnceLock<Stage> = OnceLock::new();
        STAGE.get_or_init(|| Self {
            environment: Environment::read(),
            servers: background(),
        })
    }

    /// What the command handed over.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Serves a folder with this run-time configuration until the host is dropped.
    pub async fn host(&self, options: Options) -> StaticHost {
        self.start(async { StaticHost::start(options).await })
            .await
            .expect("a free loopback port can be bound")
    }

    /// Options to serve the release build with this `config.json`.
    #[must_use]
    pub fn app_options(&self, config: RuntimeConfig) -> Options {
        let mut options = Options::new(&self.environment.dist);
        options.config = config;
        options
    }

    async fn start<T: Send + 'static>(
        &self,
        server: impl Future<Output = T> + Send + 'static,
    ) -> T {
        self.servers
            .spawn(server)
            .await
            .expect("a server does not panic while it starts")
    }
}

fn background() -> Handle {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime can be made");
        // Somebody waits for it below.
        let _ = sender.send(runtime.handle().clone());
        runtime.block_on(std::future::pending::<()>());
    });
    receiver.recv().expect("the thread sends before it waits")
}
