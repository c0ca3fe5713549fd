//! What all tests of a run share: the servers, on a runtime of their own.
//!
//! Each test has its own runtime that ends with it, so servers that outlive a test live in a thread
//! in the background.

use std::future::Future;
use std::sync::OnceLock;
use std::sync::mpsc;

use gitlab_sandbox::Sandbox;
use serde_json::json;
use static_host::{Options, RuntimeConfig, StaticHost};
use tokio::runtime::Handle;

use crate::environment::Environment;

/// The shared servers.
#[derive(Debug)]
pub struct Stage {
    environment: Environment,
    servers: Handle,
    sandbox: Sandbox,
}

impl Stage {
    /// The stage of this run, set up on first use.
    pub fn shared() -> &'static Self {
        static STAGE: OnceLock<Stage> = OnceLock::new();
        STAGE.get_or_init(|| {
            let servers = background();
            let (sender, receiver) = mpsc::channel();
            servers.spawn(async move {
                // Somebody waits for it below.
                let _ = sender.send(Sandbox::start(gitlab_sandbox::Options::default()).await);
            });
            let sandbox = receiver
                .recv()
                .expect("the task sends before it ends")
                .expect("a free loopback port can be bound");
            Self {
                environment: Environment::read(),
                servers,
                sandbox,
            }
        })
    }

    /// What the command handed over.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The origin of the stand-in GitLab.
    #[must_use]
    pub fn gitlab(&self) -> String {
        self.sandbox.url()
    }

    /// Serves a folder with this run-time configuration until the host is dropped.
    pub async fn host(&self, options: Options) -> StaticHost {
        self.start(async { StaticHost::start(options).await })
            .await
            .expect("a free loopback port can be bound")
    }

    /// Options to serve the release build, allowed to call the stand-in, as the demo does.
    #[must_use]
    pub fn app_options(&self) -> Options {
        let mut options = Options::new(&self.environment.dist);
        options.instances = vec![self.gitlab()];
        let config = json!({ "instances": [{ "name": "Test GitLab", "url": self.gitlab() }] });
        options.config = RuntimeConfig::Text(config.to_string());
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
