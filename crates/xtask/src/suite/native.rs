//! Tests that run natively and need nothing from outside.
//!
//! All of them are built with one set of packages, so that every crate is compiled once with one
//! set of features; the names of the test programs choose what runs. The end-to-end tests stand
//! apart: their driver turns on features of shared crates that the app is built without.

use std::process::Command;

use anyhow::Result;

use crate::process;

use super::{Tally, targets};

const PACKAGES: [&str; 3] = ["--workspace", "--exclude", "e2e"];

/// Everything beside the code, and the test programs that have no part of their own.
pub(crate) fn unit() -> Result<Tally> {
    let mut cargo = workspace_tests(&targets::of_unit()?);
    let mut tally = Tally::of_tests(cargo.args(["--lib", "--bins"]))?;
    let mut documentation = process::cargo();
    tally += Tally::of_tests(documentation.args(["test", "--doc"]).args(PACKAGES))?;
    Ok(tally)
}

/// The repository's own rules.
pub(crate) fn tidy() -> Result<Tally> {
    Tally::of_tests(&mut workspace_tests(&["tidy"]))
}

/// `cargo test` of these test programs, going on after a failure.
pub(crate) fn workspace_tests(programs: &[impl AsRef<str>]) -> Command {
    let mut cargo = process::cargo();
    cargo.args(["test", "--no-fail-fast"]).args(PACKAGES);
    for program in programs {
        cargo.args(["--test", program.as_ref()]);
    }
    cargo
}
