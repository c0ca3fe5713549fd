//! `cargo xtask language`: what the languages lack, and the pseudo-language anew.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{process, report};

/// Say what the languages lack, and write the pseudo-language anew.
#[derive(Debug, Args)]
pub(crate) struct Language {}

impl Language {
    pub(crate) fn run(self) -> Result<ExitCode> {
        report::step("Comparing what the program says with the languages in language/");
        let mut cargo = process::cargo();
        cargo
            .args(["test", "--package", "mirrordeck", "--test", "language"])
            .env("MIRRORDECK_WRITE", "1");
        // What is lacking stands in the failures of the tests.
        process::run(&mut cargo)?;
        Ok(ExitCode::SUCCESS)
    }
}
