//! `cargo xtask dist`: a release as one archive.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{archive, report};

/// Pack the app as a release: an archive and its checksum, the same bytes on every machine.
#[derive(Debug, Args)]
pub(crate) struct Dist {}

impl Dist {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let archive = archive::of_release()?;
        println!("{}", archive.display());
        report::detail("Its checksum stands beside it; in that folder: sha256sum -c SHA256SUMS");
        Ok(ExitCode::SUCCESS)
    }
}
