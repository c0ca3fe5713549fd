//! One browser session: a fresh profile, the WebDriver connection, and Chromium's own commands for
//! what WebDriver lacks. Core journeys keep to plain WebDriver, so that other browsers can join.

use std::sync::Arc;
use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, WebElement};

use crate::environment::Environment;

/// The first script of every page.
const WATCH: &str = include_str!("scripts/watch.js");

/// How a browser is started.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The browser refuses every kind of storage to every page.
    pub is_storage_denied: bool,
}

/// A running browser.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    _profile: tempfile::TempDir,
}

/// A call that thirtyfour has no name for.
#[derive(Debug)]
struct Plain {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Plain {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let request = RequestData::new(
            self.method.clone(),
            format!("session/{session}/{}", self.path),
        );
        match &self.body {
            Some(body) => request.add_body(body.clone()),
            None => request,
        }
    }
}

impl Browser {
    /// Starts a browser with a profile of its own.
    pub async fn start(environment: &Environment, start: &Start) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let mut options = json!({
            "binary": environment.chromium,
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
                format!("--user-data-dir={}", profile.path().display()),
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
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object was written above")
        };
        let driver = WebDriver::builder(&environment.webdriver, Capabilities::from(capabilities))
            .request_timeout(Duration::from_secs(60))
            .connect()
            .await
            .unwrap_or_else(|error| {
                panic!(
                    "no browser could be started through {}: {error}",
                    environment.webdriver
                )
            });
        let browser = Self {
            driver,
            _profile: profile,
        };
        browser
            .command(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": WATCH }),
            )
            .await;
        // Headless pages have no clipboard permission by themselves; a person clicking has it.
        browser
            .command(
                "Browser.grantPermissions",
                json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
            )
            .await;
        browser
    }

    /// Ends the session.
    pub async fn quit(self) {
        // A session that is gone already has what was asked for.
        let _ = self.driver.quit().await;
    }

    /// The connection, for calls that need no wrapping.
    #[must_use]
    pub fn handle(&self) -> &Arc<SessionHandle> {
        self.driver.handle()
    }

    /// A command of Chromium's own protocol.
    pub async fn command(&self, name: &str, params: Value) -> Value {
        let call = Plain {
            method: Method::POST,
            path: "goog/cdp/execute".to_owned(),
            body: Some(json!({ "cmd": name, "params": params })),
        };
        let answer = self.handle().cmd(call).await;
        match answer.and_then(|answer| answer.value::<Value>()) {
            Ok(value) => value,
            Err(error) => panic!("the browser refused {name}: {error}"),
        }
    }

    /// The role the browser computed for an element.
    pub(crate) async fn computed_role(&self, element: &WebElement) -> WebDriverResult<String> {
        self.of_element(element, "computedrole").await
    }

    /// The accessible name the browser computed for an element.
    pub(crate) async fn computed_label(&self, element: &WebElement) -> WebDriverResult<String> {
        self.of_element(element, "computedlabel").await
    }

    async fn of_element(&self, element: &WebElement, what: &str) -> WebDriverResult<String> {
        let path = format!("element/{}/{what}", element.element_id());
        let call = Plain {
            method: Method::GET,
            path,
            body: None,
        };
        Ok(self
            .handle()
            .cmd(call)
            .await?
            .value::<Option<String>>()?
            .unwrap_or_default())
    }

    /// Runs a script and gives back its value.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.handle().execute(script, arguments).await {
            Ok(value) => value.json().clone(),
            Err(error) => panic!("a script of the tests failed: {error}"),
        }
    }

    /// Runs a script that ends by calling its last argument.
    pub async fn run_async(&self, script: &str) -> Value {
        match self.handle().execute_async(script, Vec::new()).await {
            Ok(value) => value.json().clone(),
            Err(error) => panic!("a script of the tests failed: {error}"),
        }
    }
}
