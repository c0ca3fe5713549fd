//! What the person set, kept on this device.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::storage::{self, Area};
use crate::browser::theme;
use crate::reactive::RwSignal;

const KEY: &str = "mirrordeck.preferences";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The word in the page's `data-theme` attribute and in storage.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Everything the person can set.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub(crate) struct Values {
    /// Light or dark.
    pub(crate) theme: Theme,
    /// Hours after which a success counts as old.
    pub(crate) stale_after_hours: u32,
    /// Whether pages read again by themselves.
    pub(crate) is_polling: bool,
}

impl Default for Values {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            stale_after_hours: 24,
            is_polling: true,
        }
    }
}

/// The person's settings.
#[derive(Clone, Copy)]
pub(crate) struct Preferences(RwSignal<Values>);

impl Preferences {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let values = storage::read(Area::Device, KEY)
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        let store = Self(RwSignal::new(values));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// Follows the settings.
    pub(crate) fn get(self) -> Values {
        self.0.get()
    }

    /// The settings, for loops.
    pub(crate) fn get_untracked(self) -> Values {
        self.0.get_untracked()
    }

    /// Age in milliseconds from which a success counts as old.
    pub(crate) fn stale_after_ms(self) -> i64 {
        i64::from(self.0.read().stale_after_hours) * 3_600_000
    }

    /// Changes settings, in force at once and kept if the browser allows.
    pub(crate) fn change(self, change: impl FnOnce(&mut Values)) {
        self.0.update(change);
        let values = self.0.get_untracked();
        theme::apply(values.theme.as_str());
        if let Ok(text) = serde_json::to_string(&values) {
            // Without storage the settings hold until the page is closed.
            let _ = storage::write(Area::Device, KEY, &text);
        }
    }

    /// Back to the defaults, and nothing stays stored.
    pub(crate) fn forget(self) {
        self.change(|values| *values = Values::default());
        storage::remove(Area::Device, KEY);
        theme::forget();
    }
}
