//! One project of a scan, and what an answer makes of it.

use crate::model::id::ProjectId;
use crate::model::scan::end::{End, EndKind, Failure};

/// Further reads of a project whose read failed for a passing reason.
const MORE_TRIES: u8 = 2;

/// What was answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// A page of so many mirrors, and the page after it.
    Page {
        /// Mirrors on it.
        mirrors: u32,
        /// Number of the next page.
        next: Option<u32>,
    },
    /// Bare 401 or 403.
    NotPermitted,
    /// 404.
    Gone,
    /// Something else.
    Failed(Failure),
    /// Given up by us: to be asked for again.
    Cancelled,
}

/// A project and how far it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub(super) id: ProjectId,
    pub(super) state: State,
    tries: u8,
    pub(super) mirrors: u32,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    /// In a queue, to be read from that page on.
    Waiting(u32),
    /// That page is in flight.
    Reading(u32),
    Ended(End),
}

/// What an answer leads to.
pub(super) enum Then {
    /// Its next page.
    GoOn,
    /// The same page, at once.
    AskAgain,
    /// Another try after all others.
    TryLater,
    /// Nothing more.
    Ended,
}

impl Planned {
    pub(super) const fn new(id: ProjectId, state: State) -> Self {
        Self {
            id,
            state,
            tries: 0,
            mirrors: 0,
        }
    }

    /// Takes an answer to the page in flight.
    pub(super) fn take(&mut self, page: u32, answer: Answer) -> Then {
        let end = match answer {
            Answer::Page { mirrors, next } => {
                let before = if page == 1 { 0 } else { self.mirrors };
                self.mirrors = before.saturating_add(mirrors);
                // A list that does not lead on would be read for ever.
                if let Some(next) = next.filter(|next| *next > page && mirrors > 0) {
                    self.state = State::Waiting(next);
                    return Then::GoOn;
                }
                End::of_mirrors(self.mirrors)
            }
            Answer::NotPermitted => End::NotPermitted,
            Answer::Gone => End::Gone,
            // Page by page again from the first one: between two tries the pages may have shifted.
            Answer::Failed(failure) if failure.is_passing() && self.tries < MORE_TRIES => {
                self.tries += 1;
                self.state = State::Waiting(1);
                return Then::TryLater;
            }
            Answer::Failed(failure) => End::Failed(failure),
            Answer::Cancelled => {
                self.state = State::Waiting(page);
                return Then::AskAgain;
            }
        };
        if end.kind() != EndKind::Read {
            self.mirrors = 0;
        }
        self.state = State::Ended(end);
        Then::Ended
    }

    /// Forgets what came of it, and says how many mirrors that were.
    pub(super) const fn begin_again(&mut self) -> u32 {
        let mirrors = self.mirrors;
        self.state = State::Waiting(1);
        self.tries = 0;
        self.mirrors = 0;
        mirrors
    }

    /// How it ended, if it has.
    pub(super) const fn end(&self) -> Option<End> {
        match self.state {
            State::Ended(end) => Some(end),
            State::Waiting(_) | State::Reading(_) => None,
        }
    }
}
