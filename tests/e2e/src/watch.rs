//! What a page must not do while somebody uses it: report errors, or be stopped by its policy.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Deserialize;

use crate::browser::{Browser, Line};

/// Whether a project pulls is told by an error status alone, which browsers always note.
const ASKING_FOR_A_PULL_MIRROR: &str = "/mirror/pull - Failed to load resource";

/// Collects console lines, uncaught errors and policy violations over all pages of a test.
#[derive(Debug)]
pub struct Watch {
    browser: Rc<Browser>,
    console: RefCell<Vec<Line>>,
    seen: RefCell<Vec<Seen>>,
    expected: RefCell<Vec<String>>,
}

#[derive(Debug, Clone, Deserialize)]
struct Seen {
    kind: String,
    text: String,
}

impl Watch {
    pub(crate) fn of(browser: Rc<Browser>) -> Self {
        Self {
            browser,
            console: RefCell::default(),
            seen: RefCell::default(),
            expected: RefCell::new(vec![ASKING_FOR_A_PULL_MIRROR.to_owned()]),
        }
    }

    pub(crate) fn expect_part(&self, text: &str) {
        self.expected.borrow_mut().push(text.to_owned());
    }

    /// Takes over what the present page has noted, before it goes.
    pub async fn collect(&self) {
        let lines = self.browser.console().await;
        self.console.borrow_mut().extend(lines);
        let script = "return (window.__seenByTheTest || []).splice(0);";
        let noted = self.browser.run(script, Vec::new()).await;
        let noted: Vec<Seen> =
            serde_json::from_value(noted).expect("the watching script writes this");
        self.seen.borrow_mut().extend(noted);
    }

    /// Every line of the console so far.
    pub async fn console(&self) -> Vec<Line> {
        self.collect().await;
        self.console.borrow().clone()
    }

    /// What the content policy refused so far.
    pub async fn policy_violations(&self) -> Vec<String> {
        self.collect().await;
        let seen = self.seen.borrow();
        seen.iter()
            .filter(|seen| seen.kind == "policy")
            .map(|seen| seen.text.clone())
            .collect()
    }

    /// Everything that went wrong and was not expected.
    pub async fn complaints(&self) -> Vec<String> {
        self.collect().await;
        let console = self.console.borrow();
        let lines = console
            .iter()
            .filter(|line| line.level == "SEVERE")
            .map(|line| format!("console, {}: {}", line.source, line.message));
        let seen = self.seen.borrow();
        let seen = seen
            .iter()
            .map(|seen| format!("{}: {}", seen.kind, seen.text));
        let expected = self.expected.borrow();
        lines
            .chain(seen)
            .filter(|complaint| {
                !expected
                    .iter()
                    .any(|part| complaint.contains(part.as_str()))
            })
            .collect()
    }
}
