//! `cargo xtask dev`: quick builds and live reload.

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use anyhow::Result;
use clap::Args;
use static_host::{Options, RuntimeConfig, StaticHost};

use crate::{ports, process, report, stage, tools, workspace};

/// The same for working on the app: quick builds, and the page reloads by itself.
///
/// The content policy is not applied here, because the bundler's reload script is an inline one.
#[derive(Debug, Args)]
pub(crate) struct Dev {
    /// Port of the app.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Port of the stand-in GitLab; 0 takes a free one.
    #[arg(long, default_value_t = 4174)]
    sandbox_port: u16,
}

impl Dev {
    pub(crate) fn run(self) -> Result<ExitCode> {
        ports::check_free(self.port, "--port")?;
        ports::check_free(self.sandbox_port, "--sandbox-port")?;
        let trunk = tools::bundler()?;
        stage::block_on(async {
            let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, self.sandbox_port));
            let sandbox = stage::sandbox(bind).await?;
            let folder = workspace::path("target/xtask/dev");
            // It answers `config.json` and nothing else: the bundler serves the rest.
            let settings = StaticHost::start(Options {
                config: RuntimeConfig::Text(stage::config(&sandbox.url())),
                ..Options::new(&folder)
            })
            .await?;
            let page = format!("http://127.0.0.1:{}/", self.port);
            report::step("Building the app for development (first time 1 to 3 minutes)");
            report::detail(&format!(
                "Then open {}",
                stage::entrance(&page, &sandbox.url())
            ));
            report::detail(&format!("Token: {}", stage::TOKEN));
            let mut command = tokio::process::Command::from(process::command(trunk));
            command
                .args([
                    "serve",
                    "--address",
                    "127.0.0.1",
                    "--port",
                    &self.port.to_string(),
                ])
                .args(["--proxy-rewrite", "/config.json"])
                .arg(format!("--proxy-backend={}config.json", settings.url()))
                .arg("--dist")
                .arg(folder)
                .env_remove("NO_COLOR")
                .kill_on_drop(true);
            let mut server = command.spawn()?;
            tokio::select! {
                ended = server.wait() => {
                    anyhow::ensure!(ended?.success(), "trunk serve ended; its message stands above");
                }
                stopped = stage::until_stopped() => stopped?,
            }
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
