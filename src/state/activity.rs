//! What this session changed, each step with its result and a command that repeats it.

use leptos::prelude::*;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::clock;
use crate::reactive::{RwSignal, Signal, expect_context};
use crate::state::host::Host;

/// How a step ended.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// On its way.
    Pending,
    /// The server did it.
    Done,
    /// The server did not do it, with the reason.
    Failed(String),
    /// The answer was lost; what is known since.
    Unknown(String),
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Identity in this session.
    pub(crate) id: u32,
    /// When it was asked for.
    pub(crate) at: Timestamp,
    /// What was asked for, such as "Delete mirror 7".
    pub(crate) action: String,
    /// Which project and target it was about.
    pub(crate) subject: String,
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// The same step as a shell command, with placeholders where secrets stood.
    pub(crate) curl: String,
}

/// The steps of this session, newest first; forgotten with the tab.
#[derive(Clone, Copy)]
pub(crate) struct Activity(RwSignal<Vec<Entry>>, Host);

impl Activity {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let store = Self(RwSignal::new(Vec::new()), Host::of_app());
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// The steps, newest first.
    pub(crate) fn entries(self) -> Signal<Vec<Entry>> {
        self.0.into()
    }

    /// A step begins; its identity closes it.
    pub(crate) fn begin(self, action: String, subject: String, curl: String) -> u32 {
        let id = self
            .0
            .with_untracked(|entries| entries.first().map_or(0, |entry| entry.id))
            + 1;
        let entry = Entry {
            id,
            at: clock::now(),
            action,
            subject,
            outcome: Outcome::Pending,
            curl,
        };
        self.0.update(|entries| entries.insert(0, entry));
        id
    }

    /// A step has ended, or more has become known of it.
    pub(crate) fn close(self, id: u32, outcome: Outcome) {
        self.0.update(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.id == id) {
                entry.outcome = outcome;
                self.tell(entry);
            }
        });
    }

    /// Tells the host how a step has ended.
    fn tell(self, entry: &Entry) {
        let (action, subject) = (&entry.action, &entry.subject);
        match &entry.outcome {
            Outcome::Pending => {}
            Outcome::Done => self.1.changed(action, subject),
            Outcome::Failed(reason) | Outcome::Unknown(reason) => {
                self.1.refused(action, subject, reason);
            }
        }
    }

    /// Forgets all steps.
    pub(crate) fn clear(self) {
        self.0.set(Vec::new());
    }
}
