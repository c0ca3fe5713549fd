//! The present moment as something views can follow.

use leptos::prelude::*;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::{clock, visibility};
use crate::reactive::{RwSignal, expect_context};

/// How often relative times are looked at again, in milliseconds.
const TICK_MS: u32 = 10_000;

/// The present moment, coarse.
#[derive(Clone, Copy)]
pub(crate) struct Now(RwSignal<Timestamp>);

impl Now {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let store = Self(RwSignal::new(clock::now()));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// Follows the moment.
    pub(crate) fn get(self) -> Timestamp {
        self.0.get()
    }

    /// Brings it up to date, for example after something was read.
    pub(crate) fn touch(self) {
        self.0.set(clock::now());
    }

    /// Keeps it moving; ends when dropped.
    pub(crate) async fn run(self) {
        loop {
            clock::sleep(TICK_MS).await;
            if !visibility::is_hidden() {
                self.touch();
            }
        }
    }
}
