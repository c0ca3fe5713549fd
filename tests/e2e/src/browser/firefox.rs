//! Firefox: its start with a server of its own, and what its add-ons and its own scripts add to
//! WebDriver.

mod profile;

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{WebDriver, WebElement};
use tokio::sync::OnceCell;

use super::Browser;
use super::chromium::connect;
use super::without_name::Call;

/// The server of one Firefox, stopped when dropped.
#[derive(Debug)]
pub(crate) struct Firefox {
    server: Child,
    scripts: AtomicU32,
}

impl Firefox {
    /// Starts the server and a browser through it, whose profile comes below this folder.
    pub(crate) async fn start(driver: &Path, program: &Path, folder: &Path) -> (WebDriver, Self) {
        static TEMPLATE: OnceCell<()> = OnceCell::const_new();
        TEMPLATE.get_or_init(|| use_once(driver, program)).await;
        let profile = folder.join("profile");
        profile::copy_to(&profile);
        Self::start_with(driver, program, &profile).await
    }

    async fn start_with(driver: &Path, program: &Path, profile: &Path) -> (WebDriver, Self) {
        let (server, port) = serve(driver);
        let firefox = Self {
            server,
            scripts: AtomicU32::new(0),
        };
        let capabilities = json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless", "--width=1440", "--height=900", "-profile", profile],
                "prefs": {
                    "intl.accept_languages": "en-GB, en",
                    "layout.css.prefers-color-scheme.content-override": 1,
                    "signon.rememberSignons": false,
                    // Pages read the clipboard without a question that nobody could answer.
                    "dom.events.testing.asyncClipboard": true,
                    // No process is kept ready for a page that nobody opens.
                    "dom.ipc.processPrelaunch.enabled": false,
                },
            },
            "unhandledPromptBehavior": "ignore",
        });
        let address = format!("http://127.0.0.1:{port}");
        (connect(&address, capabilities).await, firefox)
    }

    /// Firefox takes such scripts from add-ons: this makes one.
    pub(crate) async fn before_each_page(&self, browser: &Browser, profile: &Path, script: &str) {
        let number = self.scripts.fetch_add(1, Ordering::Relaxed);
        let folder = profile.join(format!("script-{number}"));
        let manifest = json!({
            "manifest_version": 2,
            "name": format!("Script {number} of the test"),
            "version": "1",
            "browser_specific_settings": { "gecko": { "id": format!("script-{number}@mirrordeck") } },
            "content_scripts": [{
                "matches": ["<all_urls>"],
                "js": ["script.js"],
                "run_at": "document_start",
                "world": "MAIN",
            }],
        });
        fs::create_dir_all(&folder).expect("the folder is ours");
        fs::write(folder.join("manifest.json"), manifest.to_string()).expect("a file");
        fs::write(folder.join("script.js"), script).expect("a file");
        let body = json!({ "path": folder, "temporary": true });
        let installed = browser.call(Call::post("moz/addon/install", body)).await;
        installed.expect("Firefox takes a temporary add-on");
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Makes the profile that all others are copied from, unless an earlier run left it.
async fn use_once(driver: &Path, program: &Path) {
    if profile::is_ready() {
        return;
    }
    profile::begin();
    let (driver, _server) = Firefox::start_with(driver, program, &profile::template()).await;
    let visited = driver.handle().goto("about:blank").await;
    visited.expect("an empty page can be opened");
    // What it compiled is written when it ends.
    driver.quit().await.expect("a session can be ended");
    profile::finish();
}

/// What people meet in an element for which HTML names no role. Firefox has no word for these, and
/// Chromium takes the nearest.
pub(crate) async fn role_without_word(
    browser: &Browser,
    element: &WebElement,
) -> WebDriverResult<String> {
    let script = "const [element] = arguments; \
        if (element.matches('input[type=password]')) return 'textbox'; \
        return element.matches('summary') ? 'button' : '';";
    let arguments = vec![element.to_json()?];
    let word = browser.handle().execute(script, arguments).await?;
    Ok(word.json().as_str().unwrap_or_default().to_owned())
}

/// Asks pages for dark or light colours.
pub(crate) async fn prefer_dark(browser: &Browser, is_dark: bool) {
    let name = "layout.css.prefers-color-scheme.content-override";
    let script = "Services.prefs.setIntPref(arguments[0], arguments[1]);";
    let value = u8::from(!is_dark);
    privileged(browser, script, json!([name, value])).await;
}

/// Keys of a test reach the page even while the toolbar has the focus, but there they press nothing.
pub(crate) async fn return_to_the_page(browser: &Browser) {
    let script = "return document.hasFocus();";
    if browser.run(script, Vec::new()).await == Value::Bool(false) {
        let script = "gBrowser.selectedBrowser.focus();";
        privileged(browser, script, json!([])).await;
    }
}

/// The addresses that one can go back to.
pub(crate) async fn history(browser: &Browser) -> Vec<String> {
    let script = "const history = gBrowser.selectedBrowser.browsingContext.sessionHistory; \
        return Array.from({ length: history.count }, (_, at) => { \
          const entry = history.getEntryAtIndex(at); return `${entry.URI.spec} ${entry.title}`; });";
    let entries = privileged(browser, script, json!([])).await;
    serde_json::from_value(entries).expect("the script gives texts")
}

/// Runs a script with the rights of the browser itself.
async fn privileged(browser: &Browser, script: &str, arguments: Value) -> Value {
    let context = |name: &str| Call::post("moz/context", json!({ "context": name }));
    let entered = browser.call(context("chrome")).await;
    entered.expect("the server was started with access to the browser");
    let body = json!({ "script": script, "args": arguments });
    let value = browser.call(Call::post("execute/sync", body)).await;
    let left = browser.call(context("content")).await;
    left.expect("one can always go back to the page");
    match value {
        Ok(value) => value,
        Err(error) => panic!("a script of the tests failed: {error}"),
    }
}

/// Starts the server on a free port and waits until it listens.
fn serve(driver: &Path) -> (Child, u16) {
    // Between the choice of a port and its use somebody else may take it.
    for _ in 0..5 {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = listener.local_addr().expect("a bound address").port();
        drop(listener);
        let mut server = Command::new(driver)
            .args(["--port", &port.to_string(), "--log", "fatal"])
            .arg("--allow-system-access")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("geckodriver is installed");
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline && server.try_wait().is_ok_and(|ended| ended.is_none()) {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return (server, port);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = server.kill();
        let _ = server.wait();
    }
    panic!("{} does not start", driver.display());
}
