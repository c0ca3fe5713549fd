//! Half-filled forms, kept in memory so that no error, sign-in or reload of data loses them.

use crate::reactive::StoredValue;
use leptos::prelude::*;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::secret::Secret;

use crate::state::small_map::SmallMap;

/// Which form of which project.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum DraftKey {
    /// A mirror to be added.
    NewMirror(ProjectId),
    /// A mirror's settings.
    MirrorSettings(ProjectId, MirrorId),
    /// The pull mirror's settings.
    PullMirror(ProjectId),
}

/// Everything typed into a form of a push or pull mirror; never stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// Plain values by field name; choices and checkboxes as words.
    pub(crate) fields: SmallMap<&'static str, String>,
    /// The password or token.
    pub(crate) secret: Secret,
}

/// The forms under way.
#[derive(Clone, Copy)]
pub(crate) struct Drafts(StoredValue<SmallMap<DraftKey, Draft>>);

impl Drafts {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let store = Self(StoredValue::new(SmallMap::default()));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// What was typed earlier.
    pub(crate) fn get(self, key: DraftKey) -> Option<Draft> {
        self.0.with_value(|drafts| drafts.get(key).cloned())
    }

    /// Keeps what is typed.
    pub(crate) fn keep(self, key: DraftKey, draft: Draft) {
        self.0.update_value(|drafts| {
            drafts.insert(key, draft);
        });
    }

    /// The form was sent or given up on purpose.
    pub(crate) fn discard(self, key: DraftKey) {
        self.0.update_value(|drafts| {
            drafts.remove(key);
        });
    }

    /// Forgets all of them.
    pub(crate) fn clear(self) {
        self.0.set_value(SmallMap::default());
    }
}
