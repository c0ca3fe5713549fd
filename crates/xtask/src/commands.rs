//! One module per command.

mod build;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the app into `dist/`, ready for any static host, and print its sizes.
    Build(build::Build),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Build(command) => command.run(),
        }
    }
}
