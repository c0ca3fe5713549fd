//! What a person does, in a real browser.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::{
    bundle, npm, process,
    programs::{Browser, Driver, WebServers},
    workspace,
};

use super::Tally;

/// What the end-to-end tests and the screenshots need around them.
#[derive(Debug)]
pub(crate) struct Stage {
    browser: Browser,
    axe: PathBuf,
    examples: PathBuf,
    driver: Driver,
}

impl Stage {
    /// Builds the app and starts a WebDriver server, which stops when the stage is dropped.
    pub(crate) fn set_up() -> Result<Self> {
        let browser = Browser::find()?;
        let axe = npm::axe()?;
        let examples = npm::examples()?;
        bundle::ensure()?;
        let driver = Driver::start(&browser)?;
        Ok(Self {
            browser,
            axe,
            examples,
            driver,
        })
    }

    /// Hands everything to the program in environment variables.
    pub(crate) fn hand_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("MIRRORDECK_WEBDRIVER", self.driver.url())
            .env("MIRRORDECK_CHROMIUM", &self.browser.chromium)
            .env("MIRRORDECK_DIST", workspace::dist())
            .env("MIRRORDECK_AXE", &self.axe)
            .env("MIRRORDECK_EXAMPLES", &self.examples)
    }
}

pub(crate) fn run() -> Result<Tally> {
    let servers = WebServers::find()?;
    let stage = Stage::set_up()?;
    let mut cargo = process::cargo();
    cargo
        .args(["test", "--no-fail-fast", "--package", "e2e"])
        .env("MIRRORDECK_NGINX", servers.nginx)
        .env("MIRRORDECK_CADDY", servers.caddy);
    Tally::of_tests(stage.hand_to(&mut cargo))
}
