//! Which project is read next, and what came of each.
//!
//! Decides the order and nothing else: how many reads may be in flight is for [`Pace`](crate::model::scan::pace::Pace)
//! to say.

mod planned;
mod progress;

use std::collections::VecDeque;

pub use self::planned::Answer;
pub use self::progress::Progress;

use crate::model::id::ProjectId;
use crate::model::scan::end::{End, EndKind};
use crate::model::scan::plan::planned::{Planned, State, Then};
use crate::model::timestamp::Timestamp;

/// The most mirrors a scan collects; the table is made for no more.
pub const MOST_MIRRORS: u32 = 100_000;

/// How many ends the pace is judged by.
const RECENT: usize = 32;

/// Every project of a scan, each to be read once.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In the order of their numbers, to be found again.
    projects: Vec<Planned>,
    /// Begun, and to be read on; before everything else, so that a project ends in the slot it began in.
    continued: VecDeque<ProjectId>,
    /// Had mirrors the last time.
    promising: VecDeque<ProjectId>,
    /// The others, in the order they were found.
    others: VecDeque<ProjectId>,
    /// Failed, and may be read again once all others were.
    again: VecDeque<ProjectId>,
    /// Projects that have not ended.
    open: usize,
    /// Of all projects together.
    mirrors: u64,
    listing: Listing,
    run: Run,
    /// When projects ended lately, oldest first.
    recent: VecDeque<Timestamp>,
}

/// One page to be asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ask {
    /// Whose mirrors.
    pub project: ProjectId,
    /// Which page. The first replaces what is known of the project, the others add to it.
    pub page: u32,
}

/// Whether projects are still being found.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Listing {
    /// More may come.
    #[default]
    Running,
    /// All are known.
    Complete,
    /// It ended early, and some are not known.
    Broken,
}

/// Whether projects are being read.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Run {
    /// Yes.
    #[default]
    Running,
    /// Not begun with any more; what is in flight may end.
    Paused,
    /// Given up; what was in flight counts as not read.
    Cancelled,
}

impl Plan {
    /// Puts projects that had mirrors the last time before all others, in that order.
    ///
    /// They need not be listed first: those that are gone or closed to the person by now will say so.
    pub fn add_promising(&mut self, projects: impl IntoIterator<Item = ProjectId>) {
        for id in projects {
            if self.insert(id, State::Waiting(1)) {
                self.promising.push_back(id);
            }
        }
    }

    /// Adds what a page of the list brought; known projects stay what they are.
    pub fn add(&mut self, projects: impl IntoIterator<Item = ProjectId>) {
        for id in projects {
            if self.insert(id, State::Waiting(1)) {
                self.others.push_back(id);
            }
        }
    }

    /// Takes over what came of a project before the page was loaded again; it is not read a second time.
    pub fn restore(&mut self, project: ProjectId, end: End) {
        if self.insert(project, State::Ended(end))
            && let (End::Read(mirrors), Some(planned)) = (end, self.find(project))
        {
            // No more than there can be, as this comes out of a storage that anybody may have written to.
            let mirrors = mirrors.min(MOST_MIRRORS);
            planned.mirrors = mirrors;
            self.mirrors += u64::from(mirrors);
        }
    }

    /// Says whether more projects may come. Those that failed are read again only when none do.
    pub const fn set_listing(&mut self, listing: Listing) {
        self.listing = listing;
    }

    /// The page to ask for now; `None` if none is left, or none may be.
    pub fn next_ask(&mut self) -> Option<Ask> {
        if self.run != Run::Running || self.is_full() {
            return None;
        }
        let may_repeat = self.listing != Listing::Running;
        let queues = [&mut self.continued, &mut self.promising, &mut self.others];
        let id = queues
            .into_iter()
            .find_map(VecDeque::pop_front)
            .or_else(|| may_repeat.then(|| self.again.pop_front()).flatten())?;
        let planned = self.find(id)?;
        let State::Waiting(page) = planned.state else {
            return None;
        };
        planned.state = State::Reading(page);
        Some(Ask { project: id, page })
    }

    /// Takes the answer to what was asked. One that is not awaited any more is ignored, and answers `false`.
    pub fn answer(&mut self, ask: Ask, answer: Answer, now: Timestamp) -> bool {
        let Some(planned) = self.find(ask.project) else {
            return false;
        };
        if planned.state != State::Reading(ask.page) {
            return false;
        }
        let before = planned.mirrors;
        let then = planned.take(ask.page, answer);
        let after = planned.mirrors;
        self.mirrors = self.mirrors - u64::from(before) + u64::from(after);
        match then {
            Then::GoOn => self.continued.push_back(ask.project),
            Then::AskAgain => self.continued.push_front(ask.project),
            Then::TryLater => self.again.push_back(ask.project),
            Then::Ended => {
                self.open -= 1;
                if self.recent.len() == RECENT {
                    self.recent.pop_front();
                }
                self.recent.push_back(now);
            }
        }
        true
    }

    /// Begins with no further project, and lets those in flight end.
    pub fn pause(&mut self) {
        self.run = Run::Paused;
    }

    /// Goes on after a pause, or after all.
    pub fn resume(&mut self) {
        self.run = Run::Running;
        // A pause says nothing about how fast a server answers.
        self.recent.clear();
    }

    /// Gives up. What is in flight is not awaited any more, and would be asked for again after [`Plan::resume`].
    pub fn cancel(&mut self) {
        self.run = Run::Cancelled;
        for planned in &mut self.projects {
            if let State::Reading(page) = planned.state {
                planned.state = State::Waiting(page);
                self.continued.push_back(planned.id);
            }
        }
    }

    /// Puts all projects that ended so back into the queue, and says how many those are.
    pub fn retry(&mut self, kind: EndKind) -> usize {
        let before = self.others.len();
        for planned in &mut self.projects {
            if planned.end().is_some_and(|end| end.kind() == kind) {
                self.open += 1;
                self.mirrors -= u64::from(planned.begin_again());
                self.others.push_back(planned.id);
            }
        }
        self.others.len() - before
    }

    /// Reads a project that has ended again, before all others: something of it was changed.
    pub fn read_again(&mut self, project: ProjectId) {
        if let Some(planned) = self.find(project)
            && planned.end().is_some()
        {
            let forgotten = planned.begin_again();
            self.open += 1;
            self.mirrors -= u64::from(forgotten);
            self.promising.push_front(project);
        }
    }

    /// Whether projects are being read, without counting them all as [`Plan::progress`] does.
    pub const fn run(&self) -> Run {
        self.run
    }

    /// Whether every project is known and has ended, without counting them all.
    pub const fn has_ended(&self) -> bool {
        self.open == 0 && !matches!(self.listing, Listing::Running)
    }

    /// What came of a project; `None` while nothing has.
    pub fn end_of(&self, project: ProjectId) -> Option<End> {
        let at = self.position(project).ok()?;
        self.projects[at].end()
    }

    /// Every project that has ended, by number: what to store for the next start.
    pub fn ended(&self) -> impl Iterator<Item = (ProjectId, End)> {
        let ended = |planned: &Planned| Some((planned.id, planned.end()?));
        self.projects.iter().filter_map(ended)
    }

    /// Whether the table can take no more mirrors, so that no further project is read.
    pub const fn is_full(&self) -> bool {
        self.mirrors >= MOST_MIRRORS as u64
    }

    fn position(&self, project: ProjectId) -> Result<usize, usize> {
        self.projects
            .binary_search_by_key(&project, |planned| planned.id)
    }

    fn find(&mut self, project: ProjectId) -> Option<&mut Planned> {
        let at = self.position(project).ok()?;
        self.projects.get_mut(at)
    }

    /// Adds a project; `false` if it is known.
    fn insert(&mut self, id: ProjectId, state: State) -> bool {
        let Err(at) = self.position(id) else {
            return false;
        };
        if !matches!(state, State::Ended(_)) {
            self.open += 1;
        }
        self.projects.insert(at, Planned::new(id, state));
        true
    }
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
