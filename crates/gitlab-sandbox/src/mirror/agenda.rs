//! Which mirrors of a world have work before them.
//!
//! A world may hold ten thousand mirrors, of which a handful wait for something; only those are
//! looked at when time passes.

use std::collections::BTreeSet;

/// Where a mirror is found: its project's id and its own.
pub(crate) type Place = (u64, u64);

/// The mirrors that wait for a moment, and those git is pushing to right now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Agenda {
    waiting: BTreeSet<Place>,
    pushing: BTreeSet<Place>,
    pulls: BTreeSet<u64>,
}

impl Agenda {
    /// The mirror may have something due.
    pub(crate) fn note(&mut self, place: Place) {
        self.waiting.insert(place);
    }

    /// The mirror has nothing due any more.
    pub(crate) fn forget(&mut self, place: Place) {
        self.waiting.remove(&place);
    }

    /// Every mirror that may have something due.
    pub(crate) fn waiting(&self) -> Vec<Place> {
        self.waiting.iter().copied().collect()
    }

    /// The pull mirror of the project may have something due.
    pub(crate) fn note_pull(&mut self, project: u64) {
        self.pulls.insert(project);
    }

    /// The pull mirror of the project has nothing due any more.
    pub(crate) fn forget_pull(&mut self, project: u64) {
        self.pulls.remove(&project);
    }

    /// Every project whose pull mirror may have something due.
    pub(crate) fn pulls(&self) -> Vec<u64> {
        self.pulls.iter().copied().collect()
    }

    /// Git begins to push.
    pub(crate) fn push_begins(&mut self, place: Place) {
        self.pushing.insert(place);
    }

    /// Git has ended.
    pub(crate) fn push_ends(&mut self, place: Place) {
        self.pushing.remove(&place);
    }

    /// Whether git is pushing anywhere.
    pub(crate) fn is_pushing(&self) -> bool {
        !self.pushing.is_empty()
    }
}
