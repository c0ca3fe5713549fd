//! `cargo xtask screenshots`: pictures of every screen into `docs/screenshots/`.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{process, report, suite::BrowserStage};

/// Take pictures of every screen, light and dark, wide and narrow.
#[derive(Debug, Args)]
pub(crate) struct Screenshots {
    /// Handed to the program that takes them.
    #[arg(trailing_var_arg = true)]
    arguments: Vec<String>,
}

impl Screenshots {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let stage = BrowserStage::set_up()?;
        report::step("Taking screenshots");
        let mut cargo = process::cargo();
        cargo
            .args(["run", "--package", "e2e", "--bin", "screenshots", "--"])
            .args(self.arguments);
        process::run(stage.hand_to(&mut cargo))?;
        report::detail("The pictures stand in docs/screenshots/.");
        Ok(ExitCode::SUCCESS)
    }
}
