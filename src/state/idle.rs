//! Forgetting the credential when nobody uses the page for a while, if the person wants that.
//!
//! When the page was last used is kept on the device, so that the other tabs count too and the time goes
//! on while the page is closed. It is a number and nothing else.

use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::clock;
use crate::browser::events::Listener;
use crate::browser::storage::{self, Area};
use crate::reactive::{StoredValue, keep};
use crate::state::drafts::Drafts;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::toasts::Toasts;

const KEY: &str = "mirrordeck.used";

/// How often the clock is looked at, in milliseconds.
const LOOK_EVERY_MS: u32 = 5_000;

/// How much later a use may be noted, in milliseconds: people type faster than storage is written.
const NOTE_EVERY_MS: i64 = 2_000;

/// Watches whether somebody uses the page.
#[derive(Clone, Copy)]
pub(crate) struct Idle {
    preferences: Preferences,
    noted: StoredValue<Timestamp>,
}

impl Idle {
    /// Begins to watch. Any key, click or touch is a use.
    pub(crate) fn watch(preferences: Preferences) -> Self {
        let idle = Self {
            preferences,
            noted: StoredValue::new(stored().unwrap_or_else(clock::now)),
        };
        for event in ["keydown", "pointerdown"] {
            keep(Listener::on_window(event, move |_| idle.note()));
        }
        idle
    }

    /// The limit in minutes, if it has passed without a use in any tab.
    pub(crate) fn is_over(self) -> Option<u32> {
        let minutes = self.preferences.get_untracked().lock_after_minutes;
        let ours = self.noted.get_value();
        let last = stored().map_or(ours, |stored| Timestamp(stored.0.max(ours.0)));
        let unused = clock::now().since(last);
        (minutes > 0 && unused >= i64::from(minutes) * 60_000).then_some(minutes)
    }

    /// Ends the session whenever the limit has passed; ends when dropped.
    pub(crate) async fn run(self, session: Session, drafts: Drafts, toasts: Toasts) {
        loop {
            clock::sleep(LOOK_EVERY_MS).await;
            if session.is_connected_untracked()
                && let Some(minutes) = self.is_over()
            {
                session.lock(minutes, toasts);
                // A form that was open writes its draft as it closes, which is over by then.
                clock::breathe().await;
                drafts.drop_secrets();
            }
        }
    }

    /// Notes a use, unless one was noted just now.
    pub(crate) fn note(self) {
        let now = clock::now();
        let age = now.since(self.noted.get_value());
        if (0..NOTE_EVERY_MS).contains(&age) {
            return;
        }
        self.noted.set_value(now);
        if self.preferences.get_untracked().lock_after_minutes > 0 {
            store(now);
        }
    }
}

/// Begins to count for all tabs, once the person wants that.
pub(crate) fn begin() {
    store(clock::now());
}

/// Forgets when the page was last used.
pub(crate) fn forget() {
    storage::remove(Area::Device, KEY);
}

fn store(now: Timestamp) {
    // Without storage each tab counts for itself.
    let _ = storage::write(Area::Device, KEY, &now.0.to_string());
}

fn stored() -> Option<Timestamp> {
    let noted: u64 = storage::read(Area::Device, KEY)?.parse().ok()?;
    i64::try_from(noted).ok().map(Timestamp)
}
