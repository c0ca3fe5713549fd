//! Firefox and the program through which tests drive it.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::tools;

use super::{apt, in_path};

/// Firefox and its driver. Each test starts both, since a driver serves one browser.
#[derive(Debug)]
pub(crate) struct Firefox {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Firefox {
    /// Finds the browser, installing it where that is possible, and builds the driver once.
    pub(crate) fn find() -> Result<Self> {
        if installed().is_none() {
            apt::install(&["firefox-esr"]);
        }
        let Some(program) = installed() else {
            bail!(
                "Firefox is needed for this part and was not found. Install it (Debian: apt-get \
                 install firefox-esr) and start again"
            );
        };
        Ok(Self {
            program,
            driver: tools::geckodriver()?,
        })
    }
}

fn installed() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].into_iter().find_map(in_path)
}
