//! One browser session: a fresh profile, the WebDriver connection, and each browser's own commands for
//! what WebDriver lacks.

mod chromium;
mod console;
mod firefox;
mod without_name;

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{WebDriver, WebElement};

use crate::environment::{Engine, Environment};

use firefox::Firefox;
use without_name::Call;

pub use console::Line;

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
    kind: Kind,
    profile: tempfile::TempDir,
}

/// What goes beyond WebDriver is asked for in each browser's own way.
#[derive(Debug)]
enum Kind {
    Chromium,
    Firefox(Firefox),
}

/// What only Chromium lets a test choose. Journeys that need it are not played in other browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChromiumOnly {
    /// A page as narrow as a telephone: windows of Firefox have a least width.
    Viewport,
    /// No network, though everything here is on loopback.
    Network,
    /// Where downloads go, chosen while the browser runs.
    Downloads,
    /// No storage of any kind.
    DeniedStorage,
    /// A command of its protocol for developers.
    Protocol,
}

impl Browser {
    /// Starts a browser with a profile of its own.
    pub async fn start(environment: &Environment, start: &Start) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let (driver, kind) = match &environment.engine {
            Engine::Chromium { webdriver, program } => {
                let driver = chromium::start(webdriver, program, profile.path(), start).await;
                (driver, Kind::Chromium)
            }
            Engine::Firefox { driver, program } => {
                assert!(
                    !start.is_storage_denied,
                    "{:?}",
                    ChromiumOnly::DeniedStorage
                );
                let (driver, firefox) = Firefox::start(driver, program, profile.path()).await;
                (driver, Kind::Firefox(firefox))
            }
        };
        let browser = Self {
            driver,
            kind,
            profile,
        };
        browser.before_each_page(WATCH).await;
        match &browser.kind {
            Kind::Chromium => chromium::let_use_the_clipboard(&browser).await,
            Kind::Firefox(_) => browser.before_each_page(console::NOTE).await,
        }
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
        self.only_chromium(ChromiumOnly::Protocol);
        let body = json!({ "cmd": name, "params": params });
        match self.call(Call::post("goog/cdp/execute", body)).await {
            Ok(value) => value,
            Err(error) => panic!("the browser refused {name}: {error}"),
        }
    }

    /// Runs a script before those of every page to come.
    pub async fn before_each_page(&self, script: &str) {
        match &self.kind {
            Kind::Chromium => chromium::before_each_page(self, script).await,
            Kind::Firefox(firefox) => {
                firefox
                    .before_each_page(self, self.profile.path(), script)
                    .await;
            }
        }
    }

    /// Asks pages for dark or light colours, as the system would.
    pub(crate) async fn prefer_dark(&self, is_dark: bool) {
        match &self.kind {
            Kind::Chromium => chromium::prefer_dark(self, is_dark).await,
            Kind::Firefox(_) => firefox::prefer_dark(self, is_dark).await,
        }
    }

    /// Goes on in the page for somebody whose Tab led out of it, to the browser's own toolbar.
    pub(crate) async fn return_to_the_page(&self) {
        match &self.kind {
            // Its keys lead from the end of a page to its beginning.
            Kind::Chromium => {}
            Kind::Firefox(_) => firefox::return_to_the_page(self).await,
        }
    }

    /// Makes the page as wide and high as a screen.
    pub(crate) async fn see_through(&self, width: u32, height: u32) {
        self.only_chromium(ChromiumOnly::Viewport);
        chromium::see_through(self, width, height).await;
    }

    /// Cuts the network or gives it back.
    pub(crate) async fn set_offline(&self, is_offline: bool) {
        self.only_chromium(ChromiumOnly::Network);
        chromium::set_offline(self, is_offline).await;
    }

    /// Lets files be saved into a folder, without a question.
    pub(crate) async fn save_into(&self, folder: &Path) {
        self.only_chromium(ChromiumOnly::Downloads);
        chromium::save_into(self, folder).await;
    }

    /// The addresses and titles that one can go back to.
    pub(crate) async fn history(&self) -> Vec<String> {
        match &self.kind {
            Kind::Chromium => chromium::history(self).await,
            Kind::Firefox(_) => firefox::history(self).await,
        }
    }

    /// What the console says since it was last asked for.
    pub(crate) async fn console(&self) -> Vec<Line> {
        match &self.kind {
            Kind::Chromium => console::of_chromium(self).await,
            Kind::Firefox(_) => console::of_firefox(self).await,
        }
    }

    fn only_chromium(&self, what: ChromiumOnly) {
        assert!(
            matches!(self.kind, Kind::Chromium),
            "only Chromium has {what:?}: play this journey there alone"
        );
    }

    async fn call(&self, call: Call) -> WebDriverResult<Value> {
        self.handle().cmd(call).await?.value()
    }

    /// The role the browser computed for an element.
    pub(crate) async fn computed_role(&self, element: &WebElement) -> WebDriverResult<String> {
        let word = self.of_element(element, "computedrole").await?;
        match self.kind {
            Kind::Firefox(_) if word.is_empty() => firefox::role_without_word(self, element).await,
            _ => Ok(word),
        }
    }

    /// The accessible name the browser computed for an element.
    pub(crate) async fn computed_label(&self, element: &WebElement) -> WebDriverResult<String> {
        self.of_element(element, "computedlabel").await
    }

    async fn of_element(&self, element: &WebElement, what: &str) -> WebDriverResult<String> {
        let path = format!("element/{}/{what}", element.element_id());
        let word = self.call(Call::get(path)).await?;
        Ok(word.as_str().unwrap_or_default().to_owned())
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
