//! The commands of the workspace: `cargo xtask demo`, `test`, `build` and others.
//!
//! Everything that a person or the CI does with this repository goes through here, so that the
//! two always do the same. Tools are pinned and kept under `target/tools`; nothing of the user's
//! own set-up is changed.

mod archive;
mod bundle;
mod commands;
mod npm;
mod ports;
mod process;
mod programs;
#[cfg(test)]
mod recipes;
mod report;
mod stage;
mod suite;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use crate::commands::Command;

/// Work on Mirrordeck.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            report::failure(&error);
            ExitCode::FAILURE
        }
    }
}
