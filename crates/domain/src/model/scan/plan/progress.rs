//! How far a scan is, in numbers.

use crate::model::scan::end::{End, EndKind};
use crate::model::scan::plan::planned::State;
use crate::model::scan::plan::{Listing, Plan, Run};
use crate::model::timestamp::Timestamp;

/// Ends from which a pace can be told.
const ENOUGH: usize = 8;

/// Counts of a scan.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Progress {
    /// Projects known so far.
    pub found: usize,
    /// Whether more may come.
    pub listing: Listing,
    /// Whether projects are being read.
    pub run: Run,
    /// Still to be read, or to be read again.
    pub waiting: usize,
    /// In flight.
    pub reading: usize,
    /// Read, and have mirrors.
    pub read: usize,
    /// Read, and have none.
    pub empty: usize,
    /// Closed to the person.
    pub not_permitted: usize,
    /// Gone.
    pub gone: usize,
    /// Not read.
    pub failed: usize,
    /// Mirrors of all that were read.
    pub mirrors: u64,
    /// Whether nothing is left to do, or nothing more can be taken.
    is_done: bool,
}

impl Progress {
    /// Projects that have ended, one way or another.
    pub const fn ended(&self) -> usize {
        self.read + self.empty + self.not_permitted + self.gone + self.failed
    }

    /// Whether nothing is left to do, or nothing more can be taken.
    pub const fn is_done(&self) -> bool {
        self.is_done
    }

    /// This scan and another one as a single one, which is done when both are.
    ///
    /// It is paused or given up only if that is so of all that is left to do.
    pub fn and(self, other: Self) -> Self {
        let run = match (self.is_done, other.is_done) {
            (true, false) => other.run,
            (false, true) => self.run,
            _ => self.run.min(other.run),
        };
        Self {
            found: self.found + other.found,
            listing: match (self.listing, other.listing) {
                (Listing::Running, _) | (_, Listing::Running) => Listing::Running,
                (Listing::Broken, _) | (_, Listing::Broken) => Listing::Broken,
                (Listing::Complete, Listing::Complete) => Listing::Complete,
            },
            run,
            waiting: self.waiting + other.waiting,
            reading: self.reading + other.reading,
            read: self.read + other.read,
            empty: self.empty + other.empty,
            not_permitted: self.not_permitted + other.not_permitted,
            gone: self.gone + other.gone,
            failed: self.failed + other.failed,
            mirrors: self.mirrors + other.mirrors,
            is_done: self.is_done && other.is_done,
        }
    }
}

impl Plan {
    /// How far it is.
    pub fn progress(&self) -> Progress {
        let mut progress = Progress {
            found: self.projects.len(),
            listing: self.listing,
            run: self.run,
            mirrors: self.mirrors,
            ..Progress::default()
        };
        for planned in &self.projects {
            let count = match planned.state {
                State::Waiting(_) => &mut progress.waiting,
                State::Reading(_) => &mut progress.reading,
                State::Ended(end) => match End::kind(end) {
                    EndKind::Read => &mut progress.read,
                    EndKind::Empty => &mut progress.empty,
                    EndKind::NotPermitted => &mut progress.not_permitted,
                    EndKind::Gone => &mut progress.gone,
                    EndKind::Failed => &mut progress.failed,
                },
            };
            *count += 1;
        }
        let is_listed = !matches!(self.listing, Listing::Running);
        let has_rest = !is_listed || progress.waiting > 0;
        progress.is_done = progress.reading == 0 && (self.is_full() || !has_rest);
        progress
    }

    /// Milliseconds that what is known will take at the pace of the recent past.
    ///
    /// `None` while that cannot be said: the list goes on, nothing is read, or too little was.
    pub fn time_left_ms(&self, now: Timestamp) -> Option<i64> {
        if self.listing == Listing::Running || self.run != Run::Running {
            return None;
        }
        let progress = self.progress();
        if progress.is_done() {
            return Some(0);
        }
        let is_enough = self.recent.len() >= ENOUGH;
        let first = self.recent.front().filter(|_| is_enough)?;
        // Up to now and not to the last end, so that a server that hangs is not promised to be quick.
        let span = now.since(*first);
        let left = i64::try_from(progress.waiting + progress.reading).ok()?;
        let ends = i64::try_from(self.recent.len()).ok()? - 1;
        (span > 0).then(|| left.saturating_mul(span) / ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::ProjectId;

    /// A scan that knows these projects, and has read the first so many of them.
    fn scan(known: u64, read: u64, listing: Listing, run: Run) -> Progress {
        let mut plan = Plan::default();
        for id in 0..read {
            plan.restore(ProjectId(id), End::Read(3));
        }
        plan.add((0..known).map(ProjectId));
        plan.set_listing(listing);
        match run {
            Run::Running => {}
            Run::Paused => plan.pause(),
            Run::Cancelled => plan.cancel(),
        }
        plan.progress()
    }

    #[test]
    fn two_scans_are_done_when_both_are() {
        let done = scan(2, 2, Listing::Complete, Run::Running);
        let begun = scan(5, 1, Listing::Running, Run::Running);
        assert!(done.is_done() && !begun.is_done());
        let both = done.and(begun);
        assert!(!both.is_done() && done.and(done).is_done());
        assert_eq!((both.found, both.read, both.waiting), (7, 3, 4));
        assert_eq!((both.ended(), both.mirrors), (3, 9));
        assert_eq!(both.listing, Listing::Running);
        assert_eq!(both, begun.and(done));
    }

    #[test]
    fn two_scans_rest_only_where_something_is_left() {
        let check = |one: (u64, Run), other: (u64, Run), expected: Run| {
            let of = |(read, run)| scan(2, read, Listing::Complete, run);
            assert_eq!(of(one).and(of(other)).run, expected, "{one:?} {other:?}");
        };
        check((2, Run::Running), (1, Run::Paused), Run::Paused);
        check((1, Run::Cancelled), (2, Run::Running), Run::Cancelled);
        check((1, Run::Running), (1, Run::Paused), Run::Running);
        check((1, Run::Cancelled), (1, Run::Paused), Run::Paused);
    }

    #[test]
    fn a_list_that_broke_leaves_the_whole_broken() {
        let broken = scan(1, 1, Listing::Broken, Run::Running);
        let complete = scan(1, 1, Listing::Complete, Run::Running);
        assert_eq!(complete.and(broken).listing, Listing::Broken);
        assert_eq!(complete.and(complete).listing, Listing::Complete);
    }
}
