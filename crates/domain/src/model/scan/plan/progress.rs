//! How far a scan is, in numbers.

use crate::model::scan::end::{End, EndKind};
use crate::model::scan::plan::planned::State;
use crate::model::scan::plan::{Listing, MOST_MIRRORS, Plan, Run};
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
}

impl Progress {
    /// Projects that have ended, one way or another.
    pub const fn ended(&self) -> usize {
        self.read + self.empty + self.not_permitted + self.gone + self.failed
    }

    /// Whether nothing is left to do, or nothing more can be taken.
    pub const fn is_done(&self) -> bool {
        let is_full = self.mirrors >= MOST_MIRRORS as u64;
        let is_listed = !matches!(self.listing, Listing::Running);
        self.reading == 0 && (is_full || (is_listed && self.waiting == 0))
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
