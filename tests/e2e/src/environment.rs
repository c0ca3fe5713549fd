//! What `cargo xtask test e2e` sets up and hands over in environment variables.

use std::path::PathBuf;

/// The browser that a run uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, behind a server that starts as many as one likes.
    Chromium {
        /// Address of the running WebDriver server.
        webdriver: String,
        /// The browser's program.
        program: PathBuf,
    },
    /// Firefox, whose server serves one browser, so that each test starts both.
    Firefox {
        /// The WebDriver server's program.
        driver: PathBuf,
        /// The browser's program.
        program: PathBuf,
    },
}

/// Addresses and files the tests are given.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Which browser, and how it is reached.
    pub engine: Engine,
    /// Folder of the release build.
    pub dist: PathBuf,
    /// The accessibility checker's script.
    pub axe: PathBuf,
    /// Folder of the pages that embed the app.
    pub examples: PathBuf,
}

impl Environment {
    /// Reads the variables; a missing one ends the test with the command to run instead.
    #[must_use]
    pub fn read() -> Self {
        Self {
            engine: Engine::read(),
            dist: variable("MIRRORDECK_DIST").into(),
            axe: variable("MIRRORDECK_AXE").into(),
            examples: variable("MIRRORDECK_EXAMPLES").into(),
        }
    }
}

impl Engine {
    fn read() -> Self {
        match std::env::var("MIRRORDECK_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox {
                driver: variable("MIRRORDECK_GECKODRIVER").into(),
                program: variable("MIRRORDECK_FIREFOX").into(),
            },
            Ok("chromium") | Err(_) => Self::Chromium {
                webdriver: variable("MIRRORDECK_WEBDRIVER"),
                program: variable("MIRRORDECK_CHROMIUM").into(),
            },
            Ok(other) => panic!("MIRRORDECK_BROWSER is chromium or firefox, and not {other}"),
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
