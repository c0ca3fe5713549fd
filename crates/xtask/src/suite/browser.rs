//! Tests of the browser layer: wasm in headless Chromium.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{process, programs, tools, workspace};

use super::Tally;

pub(crate) fn run() -> Result<Tally> {
    let browser = programs::Browser::find()?;
    let runner = tools::wasm_test_runner()?;
    let mut cargo = process::cargo();
    cargo
        .args([
            "test",
            "--package",
            "mirrordeck",
            "--target",
            tools::WASM,
            "--test",
            "browser",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(&browser)?);
    Tally::of_tests(&mut cargo)
}

/// The runner takes the browser's flags from a file.
fn capabilities(browser: &programs::Browser) -> Result<PathBuf> {
    let folder = workspace::path("target/xtask");
    fs::create_dir_all(&folder)?;
    let path = folder.join("webdriver.json");
    let options = json!({
        "goog:chromeOptions": { "binary": browser.chromium, "args": programs::CHROMIUM_FLAGS },
    });
    fs::write(&path, options.to_string()).context("cannot write the browser's settings")?;
    Ok(path)
}
