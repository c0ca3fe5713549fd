//! What pages and the browser write to the console.

use super::Browser;

/// Firefox keeps no log that WebDriver could ask for, so its pages note what they write themselves.
pub(crate) const NOTE: &str = include_str!("../scripts/console.js");

/// A line of the console.
#[derive(Debug, Clone)]
pub struct Line {
    /// `SEVERE`, `WARNING` and so on.
    pub level: String,
    /// Who wrote it: `network`, `javascript`, `console-api`, `security`.
    pub source: String,
    /// What it says.
    pub message: String,
}

/// Chromium's own log.
pub(crate) async fn of_chromium(browser: &Browser) -> Vec<Line> {
    let lines = browser.handle().browser_log().await;
    lines
        .expect("Chromium keeps a log")
        .into_iter()
        .map(|line| Line {
            level: line.level,
            source: line.source.unwrap_or_default(),
            message: line.message,
        })
        .collect()
}

/// What the present page noted.
pub(crate) async fn of_firefox(browser: &Browser) -> Vec<Line> {
    let script = "return (window.__consoleOfTheTest || []).splice(0);";
    let noted = browser.run(script, Vec::new()).await;
    let noted: Vec<(String, String)> =
        serde_json::from_value(noted).expect("the noting script writes this");
    let lines = noted.into_iter().map(|(level, message)| Line {
        level,
        source: "console-api".to_owned(),
        message,
    });
    lines.collect()
}
