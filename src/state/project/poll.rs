//! Reading again by the schedule, never while nobody looks.

use mirrordeck_domain::model::schedule;

use crate::browser::{clock, visibility};
use crate::state::connectivity::Connectivity;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;

/// How often to look whether the tab came back, the network came back, or a sync was asked for, in milliseconds.
const LOOK_MS: u32 = 1_000;

impl ProjectStore {
    /// Reads everything and keeps it fresh until dropped; belongs to the page that shows it.
    pub(crate) async fn attend(self, preferences: Preferences, connectivity: Connectivity) {
        self.load().await;
        self.poll(preferences, connectivity).await;
    }

    /// Refreshes until dropped.
    ///
    /// One loop for the whole store: it looks once a second at what the schedule says *now*, so that a sync that was just
    /// asked for is not kept waiting by a pause that began before it.
    async fn poll(self, preferences: Preferences, connectivity: Connectivity) {
        let mut failures = 0;
        let mut waited_ms = 0;
        loop {
            clock::sleep(LOOK_MS).await;
            waited_ms += LOOK_MS;
            let is_asleep = visibility::is_hidden()
                || !connectivity.is_online_untracked()
                || !preferences.get_untracked().is_polling;
            if is_asleep || waited_ms < self.pause_ms(failures) {
                continue;
            }
            self.refresh().await;
            waited_ms = 0;
            let has_failed = self
                .fields()
                .mirrors
                .with_untracked(|mirrors| mirrors.error().is_some());
            failures = if has_failed { failures + 1 } else { 0 };
        }
    }

    fn pause_ms(self, failures: u32) -> u32 {
        self.fields().mirrors.with_untracked(|mirrors| {
            let mirrors: Vec<_> = mirrors.value().into_iter().flatten().collect();
            let pause = schedule::poll_after_ms(&mirrors, clock::now(), self.is_awaiting());
            schedule::after_failures_ms(pause, failures)
        })
    }
}
