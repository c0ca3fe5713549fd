//! What `cargo xtask test e2e` sets up and hands over in environment variables.

use std::path::PathBuf;

/// Addresses and files the tests are given.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Address of a running WebDriver server.
    pub webdriver: String,
    /// The browser's program.
    pub chromium: PathBuf,
    /// Folder of the release build.
    pub dist: PathBuf,
    /// The accessibility checker's script.
    pub axe: PathBuf,
}

impl Environment {
    /// Reads the variables; a missing one ends the test with the command to run instead.
    #[must_use]
    pub fn read() -> Self {
        Self {
            webdriver: variable("MIRRORDECK_WEBDRIVER"),
            chromium: variable("MIRRORDECK_CHROMIUM").into(),
            dist: variable("MIRRORDECK_DIST").into(),
            axe: variable("MIRRORDECK_AXE").into(),
        }
    }
}

/// A variable that the command sets.
pub(crate) fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!(
            "{name} is not set: end-to-end tests need a browser driver and a release build. \
             Run `cargo xtask test e2e`, which sets up both."
        )
    })
}
