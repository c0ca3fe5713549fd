//! What is worked out from all rows and stands below the table follows a scan at a calmer pace.
//!
//! It costs as much as the table, moves while one reads it, and is not what a scan is watched for.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::overview::Overview;

use crate::browser::clock;
use crate::reactive::spawn;
use crate::state::fleet::Fleet;
use crate::state::fleet::collection::Collection;

/// How long news waits while a scan is under way, in milliseconds.
const CALM_MS: u32 = 2_000;

impl Fleet {
    /// A look at what is there, followed: at once, and every two seconds of a scan.
    pub(crate) fn with_calmly<U>(self, look: impl FnOnce(&Collection) -> U) -> U {
        self.fields().calm_revision.track();
        self.with_untracked(look)
    }

    /// Counts over all mirrors, followed as calmly. The passing of time alone changes none of those that are shown
    /// from it.
    pub(crate) fn overview_calmly(self) -> Overview {
        self.fields().calm_revision.track();
        untrack(|| self.overview())
    }

    /// Tells those who follow calmly that something has changed.
    pub(super) fn tell_calmly(self) {
        let fields = self.fields();
        if self.under_way().is_empty() {
            fields.calm_revision.update(|revision| *revision += 1);
        } else if !fields.is_telling_soon.replace(true) {
            spawn(async move {
                clock::sleep(CALM_MS).await;
                let fields = self.fields();
                fields.is_telling_soon.set(false);
                fields.calm_revision.update(|revision| *revision += 1);
            });
        }
    }
}
