//! `cargo xtask build`: the app as static files.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{bundle, report, workspace};

/// Build the app into `dist/`, ready for any static host.
#[derive(Debug, Args)]
pub(crate) struct Build {}

impl Build {
    pub(crate) fn run(self) -> Result<ExitCode> {
        bundle::ensure()?;
        let sizes = bundle::sizes(&workspace::dist())?;
        println!("{sizes}");
        report::detail("dist/ is ready: copy it to any static host (see docs/hosting.md).");
        Ok(ExitCode::SUCCESS)
    }
}
