//! `cargo xtask demo`: the whole thing on one machine.

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Args;
use static_host::{Options, RuntimeConfig, StaticHost};

use crate::{bundle, ports, process, report, stage, workspace};

/// Run the app beside a stand-in GitLab full of mirrors; needs nothing else.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Port of the app; 0 takes a free one.
    #[arg(long, default_value_t = 4173)]
    port: u16,
    /// Port of the stand-in GitLab; 0 takes a free one.
    #[arg(long, default_value_t = 4174)]
    sandbox_port: u16,
    /// Open the page in the browser.
    #[arg(long)]
    open: bool,
}

impl Demo {
    pub(crate) fn run(self) -> Result<ExitCode> {
        // Before the build, which may take minutes.
        ports::check_free(self.port, "--port")?;
        ports::check_free(self.sandbox_port, "--sandbox-port")?;
        bundle::ensure()?;
        stage::block_on(self.serve())?;
        Ok(ExitCode::SUCCESS)
    }

    async fn serve(self) -> Result<()> {
        report::step("Starting the stand-in GitLab and the app");
        let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, self.sandbox_port));
        let sandbox = stage::sandbox(bind).await?;
        let options = Options {
            port: self.port,
            instances: vec![sandbox.url()],
            config: RuntimeConfig::Text(stage::config(&sandbox.url())),
            ..Options::new(workspace::dist())
        };
        let host = StaticHost::start(options)
            .await
            .with_context(|| format!("cannot serve the app on port {}", self.port))?;
        let entrance = stage::entrance(&host.url(), &sandbox.url());
        println!("\nMirrordeck is running.\n");
        println!("  Open    {entrance}");
        println!(
            "  Token   {}   (filled in by \"Open the demo\")",
            stage::TOKEN
        );
        println!(
            "  GitLab  {}   (a stand-in with real git, in memory)",
            sandbox.url()
        );
        println!("\nPress Ctrl-C to stop. Nothing is kept.");
        if self.open {
            open(&entrance);
        }
        stage::until_stopped().await?;
        println!();
        report::step("Stopped");
        Ok(())
    }
}

/// Asks the desktop to open the address; a machine without one is no reason to stop.
fn open(address: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    if process::output(process::command(program).arg(address)).is_none() {
        report::detail("No browser could be opened; open the address above by hand.");
    }
}
