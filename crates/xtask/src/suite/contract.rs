//! The recorded contract, and a client that nobody here wrote.

use std::{net::SocketAddr, process::Stdio};

use anyhow::{Result, bail};

use crate::{process, programs, report, stage, workspace};

use super::{Tally, native};

/// Runs both sides of the contract, then python-gitlab against a stand-in.
pub(crate) fn run() -> Result<Tally> {
    let mut tally = Tally::of_tests(&mut native::workspace_tests(&["contract"]))?;
    tally += python_gitlab()?;
    Ok(tally)
}

fn python_gitlab() -> Result<Tally> {
    let script = workspace::path("tests/python/run.sh");
    if !script.is_file() {
        bail!("tests/python/run.sh is missing");
    }
    programs::require_python()?;
    report::step("Checking the stand-in GitLab with python-gitlab");
    stage::block_on(async {
        let sandbox = stage::sandbox(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let mut command = tokio::process::Command::from(process::command("bash"));
        command
            .arg(script)
            .arg(sandbox.url())
            .stdin(Stdio::null())
            .kill_on_drop(true);
        Ok(Tally::check(command.status().await?.success()))
    })
}
