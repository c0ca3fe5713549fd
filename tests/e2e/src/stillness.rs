//! Counts what changes in the document, for the promise that a poll without news touches nothing.

use crate::person::Person;

const COUNT: &str = include_str!("scripts/count_mutations.js");

impl Person {
    /// Begins to count changes of the document.
    pub async fn count_mutations(&self) {
        self.browser().run(COUNT, Vec::new()).await;
    }

    /// What changed since the count began.
    pub async fn mutations(&self) -> Vec<String> {
        let script = "return window.__mutationsSeenByTheTest || ['the page was loaded again'];";
        let changes = self.browser().run(script, Vec::new()).await;
        serde_json::from_value(changes).expect("the counting script writes texts")
    }
}
