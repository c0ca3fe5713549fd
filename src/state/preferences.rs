//! What the person set, kept on this device.

use leptos::prelude::*;
use mirrordeck_domain::model::json::{self, Fields, Json, Misfit};

use crate::browser::page::Page;
use crate::browser::storage::{self, Area};
use crate::browser::theme;
use crate::reactive::{RwSignal, app, expect_context};

const KEY: &str = "mirrordeck.preferences";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
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

impl TryFrom<Json> for Theme {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        [Self::System, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| matches!(&json, Json::Text(word) if word == theme.as_str()))
            .ok_or_else(|| Misfit::new(&json, "a theme"))
    }
}

/// Everything the person can set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Values {
    /// Light or dark.
    pub(crate) theme: Theme,
    /// Hours after which a success counts as old.
    pub(crate) stale_after_hours: u32,
    /// Whether pages read again by themselves.
    pub(crate) is_polling: bool,
    /// Whether to be told when a mirror turns failing or recovers.
    pub(crate) is_notifying: bool,
    /// Minutes without any use of the page after which the credential is forgotten; 0 means never.
    pub(crate) lock_after_minutes: u32,
}

impl Default for Values {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            stale_after_hours: 24,
            is_polling: true,
            is_notifying: false,
            lock_after_minutes: 0,
        }
    }
}

impl TryFrom<Json> for Values {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        let Self {
            theme,
            stale_after_hours,
            is_polling,
            is_notifying,
            lock_after_minutes,
        } = Self::default();
        Fields::read(json, |fields| Self {
            theme: fields.given("theme").unwrap_or(theme),
            stale_after_hours: fields
                .given("stale_after_hours")
                .unwrap_or(stale_after_hours),
            is_polling: fields.given("is_polling").unwrap_or(is_polling),
            is_notifying: fields.given("is_notifying").unwrap_or(is_notifying),
            lock_after_minutes: fields
                .given("lock_after_minutes")
                .unwrap_or(lock_after_minutes),
        })
    }
}

impl From<Values> for Json {
    fn from(values: Values) -> Self {
        Self::object([
            ("theme", Self::from(values.theme.as_str())),
            (
                "stale_after_hours",
                Self::Whole(values.stale_after_hours.into()),
            ),
            ("is_polling", Self::Bool(values.is_polling)),
            ("is_notifying", Self::Bool(values.is_notifying)),
            (
                "lock_after_minutes",
                Self::Whole(values.lock_after_minutes.into()),
            ),
        ])
    }
}

/// The person's settings.
#[derive(Clone, Copy)]
pub(crate) struct Preferences(RwSignal<Values>, Page);

impl Preferences {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let values = storage::read(Area::Device, KEY)
            .and_then(|text| json::read(&text).ok())
            .unwrap_or_default();
        let store = Self(RwSignal::new(values), Page::of(app()));
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
        theme::apply(self.1, values.theme.as_str());
        // Without storage the settings hold until the page is closed.
        let _ = storage::write(Area::Device, KEY, &Json::from(values).to_text());
    }

    /// Back to the defaults, and nothing stays stored.
    pub(crate) fn forget(self) {
        self.change(|values| *values = Values::default());
        storage::remove(Area::Device, KEY);
        theme::forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_stored() {
        let dark = Values {
            theme: Theme::Dark,
            stale_after_hours: 72,
            is_polling: false,
            is_notifying: true,
            lock_after_minutes: 15,
        };
        let text = Json::from(dark).to_text();
        assert_eq!(
            text,
            r#"{"theme":"dark","stale_after_hours":72,"is_polling":false,"is_notifying":true,"lock_after_minutes":15}"#
        );
        assert_eq!(json::read::<Values>(&text).ok(), Some(dark));
    }

    #[test]
    fn settings_of_another_version_are_completed_or_dropped_as_a_whole() {
        let check = |text: &str, expected: Option<Values>| {
            assert_eq!(json::read::<Values>(text).ok(), expected, "{text}");
        };
        let defaults = Values::default();
        let light = Values {
            theme: Theme::Light,
            ..defaults
        };
        check("{}", Some(defaults));
        check(r#"{"theme":"light","later":1}"#, Some(light));
        for text in [
            r#"{"theme":"sepia"}"#,
            r#"{"theme":null}"#,
            r#"{"stale_after_hours":4294967296}"#,
            r#"{"stale_after_hours":-1}"#,
            r#"{"is_polling":"yes"}"#,
            "[]",
            "",
        ] {
            check(text, None);
        }
    }
}
