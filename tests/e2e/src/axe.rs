//! Accessibility, as far as a program can judge it: axe-core over the page as it stands.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::environment::Environment;
use crate::person::{Person, Scheme};

const RUN: &str = include_str!("scripts/axe_run.js");

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

impl Person {
    /// Asserts that the page as it stands has no violation in light and in dark colours.
    pub async fn expect_accessible(&self, screen: &str) {
        self.expect_accessible_in(&[Scheme::Light, Scheme::Dark], screen)
            .await;
    }

    /// The same in these colours, where colours are not what is looked at.
    pub async fn expect_accessible_in(&self, schemes: &[Scheme], screen: &str) {
        let mut complaints = Vec::new();
        for &scheme in schemes {
            self.prefer(scheme).await;
            // Colours in the middle of a transition are nobody's choice.
            self.settle().await;
            for violation in self.violations().await {
                complaints.push(format!(
                    "{screen}, {scheme:?}: {} ({})\n    {}",
                    violation.id,
                    violation.help,
                    violation.nodes.join("\n    ")
                ));
            }
        }
        self.prefer(Scheme::Light).await;
        assert!(
            complaints.is_empty(),
            "axe found:\n{}",
            complaints.join("\n")
        );
    }

    async fn violations(&self) -> Vec<Violation> {
        let script = format!("{}\n{RUN}", checker());
        let found = self.browser().run_async(&script).await;
        serde_json::from_value(found).expect("the appended script gives violations")
    }
}

fn checker() -> &'static str {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    SCRIPT.get_or_init(|| {
        let path = Environment::read().axe;
        std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("axe-core is not at {}: {error}", path.display()))
    })
}
