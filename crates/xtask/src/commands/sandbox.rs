//! `cargo xtask sandbox`: only the stand-in GitLab.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use anyhow::{Result, ensure};
use clap::Args;

use crate::{ports, report, stage};

/// Run only the stand-in GitLab.
#[derive(Debug, Args)]
pub(crate) struct Sandbox {
    /// Port; 0 takes a free one.
    #[arg(long, default_value_t = 4174)]
    port: u16,
    /// Loopback address.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    bind: IpAddr,
}

impl Sandbox {
    pub(crate) fn run(self) -> Result<ExitCode> {
        ensure!(
            self.bind.is_loopback(),
            "{} is no loopback address: anyone may enter the stand-in, so it stays on this machine",
            self.bind
        );
        ports::check_free_on(self.bind, self.port, "--port")?;
        stage::block_on(async {
            let sandbox = stage::sandbox(SocketAddr::new(self.bind, self.port)).await?;
            println!("{}", sandbox.url());
            report::detail(&format!("Token of the demo world: {}", stage::TOKEN));
            report::detail("Press Ctrl-C to stop. Nothing is kept.");
            stage::until_stopped().await
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
