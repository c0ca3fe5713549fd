//! Programs of the system that the tests need and the demo does not.

mod apt;
mod driver;
mod firefox;
mod fonts;
mod web_servers;

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

pub(crate) use driver::Driver;
pub(crate) use firefox::Firefox;
pub(crate) use web_servers::WebServers;

/// Flags that let Chromium run as root in a container, and keep it quiet.
pub(crate) const CHROMIUM_FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Chromium and its driver.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds both, installing them where that is possible.
    pub(crate) fn find() -> Result<Self> {
        fonts::provide();
        if let Some(browser) = Self::installed() {
            return Ok(browser);
        }
        apt::install(&["chromium", "chromium-driver"]);
        match Self::installed() {
            Some(browser) => Ok(browser),
            None => bail!(
                "Chromium and chromedriver are needed for this part and were not found. Install \
                 them (Debian: apt-get install chromium chromium-driver) and start again"
            ),
        }
    }

    fn installed() -> Option<Self> {
        let names = [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ];
        let chromium = names.into_iter().find_map(in_path)?;
        Some(Self {
            chromium,
            driver: in_path("chromedriver")?,
        })
    }
}

/// Makes sure that npm is there.
pub(crate) fn require_npm() -> Result<()> {
    require("npm", &["nodejs", "npm"], "Node.js 20 or newer with npm")
}

/// Makes sure that Python can make a virtual environment.
pub(crate) fn require_python() -> Result<()> {
    require(
        "python3",
        &["python3", "python3-venv"],
        "Python 3 with its venv module",
    )
}

fn require(program: &str, packages: &[&str], words: &str) -> Result<()> {
    if in_path(program).is_none() {
        apt::install(packages);
    }
    if in_path(program).is_none() {
        bail!("{words} is needed for this part and was not found; install it and start again");
    }
    Ok(())
}

/// Where a program stands, if it is installed.
fn in_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::{in_path, require};

    #[test]
    fn programs_are_found_in_the_path() {
        assert!(in_path("cargo").is_some());
        assert_eq!(in_path("no-such-program-of-mirrordeck"), None);
    }

    #[test]
    fn a_missing_program_is_named_in_words() {
        let error = require("no-such-program-of-mirrordeck", &[], "The impossible");
        let text = error.expect_err("it does not exist").to_string();
        assert!(text.starts_with("The impossible is needed"), "{text}");
    }
}
