//! Chromium: its start, and what its protocol for developers adds to WebDriver.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use super::{Browser, Start};

/// Starts it through a running server.
pub(crate) async fn start(
    webdriver: &str,
    program: &Path,
    profile: &Path,
    start: &Start,
) -> WebDriver {
    let mut options = json!({
        "binary": program,
        "args": [
            "--headless=new",
            // The tests may run as root, where Chromium's own sandbox cannot start.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-search-engine-choice-screen",
            "--password-store=basic",
            "--lang=en-GB",
            "--window-size=1440,900",
            format!("--user-data-dir={}", profile.display()),
        ],
        "prefs": {
            "credentials_enable_service": false,
            "profile.password_manager_leak_detection": false,
        },
    });
    if start.is_storage_denied {
        options["prefs"]["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
        "unhandledPromptBehavior": "ignore",
    });
    connect(webdriver, capabilities).await
}

/// Begins a session.
pub(crate) async fn connect(webdriver: &str, capabilities: Value) -> WebDriver {
    let Value::Object(capabilities) = capabilities else {
        unreachable!("an object is handed over")
    };
    WebDriver::builder(webdriver, Capabilities::from(capabilities))
        .request_timeout(Duration::from_secs(60))
        .connect()
        .await
        .unwrap_or_else(|error| panic!("no browser could be started through {webdriver}: {error}"))
}

/// Headless pages have no such permission by themselves; a person clicking has it.
pub(crate) async fn let_use_the_clipboard(browser: &Browser) {
    let kinds = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    let params = json!({ "permissions": kinds });
    browser.command("Browser.grantPermissions", params).await;
}

pub(crate) async fn before_each_page(browser: &Browser, script: &str) {
    let params = json!({ "source": script });
    browser
        .command("Page.addScriptToEvaluateOnNewDocument", params)
        .await;
}

pub(crate) async fn prefer_dark(browser: &Browser, is_dark: bool) {
    let value = if is_dark { "dark" } else { "light" };
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
    browser.command("Emulation.setEmulatedMedia", media).await;
}

pub(crate) async fn see_through(browser: &Browser, width: u32, height: u32) {
    let metrics = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
    });
    browser
        .command("Emulation.setDeviceMetricsOverride", metrics)
        .await;
}

pub(crate) async fn set_offline(browser: &Browser, is_offline: bool) {
    browser.command("Network.enable", json!({})).await;
    let conditions = json!({
        "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
    });
    browser
        .command("Network.emulateNetworkConditions", conditions)
        .await;
}

pub(crate) async fn save_into(browser: &Browser, folder: &Path) {
    let params = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
    browser.command("Browser.setDownloadBehavior", params).await;
}

pub(crate) async fn history(browser: &Browser) -> Vec<String> {
    let history = browser
        .command("Page.getNavigationHistory", json!({}))
        .await;
    match history.get("entries") {
        Some(Value::Array(entries)) => entries.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
