//! How many reads a server is asked for at once, learned from how it answers.
//!
//! `Retry-After` cannot be read across origins, so all there is to go by is the answers themselves and our own clock.

use crate::model::timestamp::Timestamp;

/// The most reads in flight.
pub const MOST: u8 = 6;

/// Successes after which one more read is allowed.
const SUCCESSES_TO_RISE: u8 = 10;

/// Pause after the first refusal; doubled by each one that follows.
const FIRST_PAUSE_MS: i64 = 1_000;

/// The longest pause, before chance lengthens it by up to a half.
const LONGEST_PAUSE_MS: i64 = 64_000;

/// Pause between two reads of a page that nobody sees.
const HIDDEN_PAUSE_MS: i64 = 2_000;

/// Allowance of reads, which falls fast and rises slowly.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    allowance: u8,
    in_flight: u8,
    successes: u8,
    /// Halvings in a row.
    strikes: u8,
    /// Counts halvings, so that reads begun before the last one are known.
    era: u32,
    /// When the pause was taken and when it ends.
    pause: Option<(Timestamp, Timestamp)>,
    last_start: Option<Timestamp>,
}

/// A read in flight, to be given back when it ends, however it ends.
#[derive(Debug, PartialEq)]
#[must_use = "a read that is never ended counts for ever"]
pub struct Ticket {
    era: u32,
}

/// Whether another read may start.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Go {
    /// At once.
    Now,
    /// Not before that moment; ask again then.
    WaitUntil(Timestamp),
    /// Not before one of those in flight has ended.
    WaitForAnswer,
}

/// How a read ended, as far as the pace goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// The server answered, be it with a refusal.
    Answered,
    /// Too much: 429, or nothing came, which is how a proxy's refusal looks across origins.
    Throttled,
    /// The server failed by itself, which says nothing about the pace.
    Failed,
    /// We gave it up.
    Cancelled,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            allowance: MOST,
            in_flight: 0,
            successes: 0,
            strikes: 0,
            era: 0,
            pause: None,
            last_start: None,
        }
    }
}

impl Pace {
    /// Reads that may be in flight while the page is seen.
    pub const fn allowance(&self) -> u8 {
        self.allowance
    }

    /// Reads in flight.
    pub const fn in_flight(&self) -> u8 {
        self.in_flight
    }

    /// End of the pause a refusal has caused, if it is still to come.
    pub fn paused_until(&self, now: Timestamp) -> Option<Timestamp> {
        let (taken, until) = self.pause?;
        // A clock that was set back must not make the pause longer.
        (taken <= now && now < until).then_some(until)
    }

    /// Whether another read may start; a hidden page reads one at a time, and slowly.
    pub fn may_start(&self, now: Timestamp, is_hidden: bool) -> Go {
        let allowance = if is_hidden { 1 } else { self.allowance };
        if self.in_flight >= allowance {
            return Go::WaitForAnswer;
        }
        let rested = self
            .last_start
            .filter(|last| is_hidden && *last <= now)
            .map(|last| last.plus(HIDDEN_PAUSE_MS))
            .filter(|until| now < *until);
        match self.paused_until(now).max(rested) {
            Some(until) => Go::WaitUntil(until),
            None => Go::Now,
        }
    }

    /// Counts a read that starts now.
    pub const fn started(&mut self, now: Timestamp) -> Ticket {
        self.in_flight = self.in_flight.saturating_add(1);
        self.last_start = Some(now);
        Ticket { era: self.era }
    }

    /// Counts a read that has ended. `random` is between 0 and 1, and keeps many tabs from returning at one moment.
    ///
    /// A refusal halves the allowance, once for all reads that were in flight together; successes raise it again.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a ticket is given back, so that it cannot be given back twice"
    )]
    pub fn ended(&mut self, ticket: Ticket, ending: Ending, now: Timestamp, random: f64) {
        self.in_flight = self.in_flight.saturating_sub(1);
        if ticket.era != self.era {
            return;
        }
        match ending {
            Ending::Answered => self.succeed(),
            Ending::Throttled => self.halve(now, random),
            Ending::Failed | Ending::Cancelled => {}
        }
    }

    const fn succeed(&mut self) {
        self.successes += 1;
        if self.successes == SUCCESSES_TO_RISE {
            self.successes = 0;
            self.strikes = 0;
            if self.allowance < MOST {
                self.allowance += 1;
            }
        }
    }

    fn halve(&mut self, now: Timestamp, random: f64) {
        self.allowance = (self.allowance / 2).max(1);
        self.successes = 0;
        self.era = self.era.wrapping_add(1);
        let pause = (FIRST_PAUSE_MS << self.strikes.min(16)).min(LONGEST_PAUSE_MS);
        self.strikes = self.strikes.saturating_add(1);
        // Whole per milles, because a random number that is none becomes zero on the way.
        let chance = (random.clamp(0.0, 1.0) * 500.0) as i64;
        self.pause = Some((now, now.plus(pause + pause * chance / 1_000)));
    }
}

#[cfg(test)]
mod tests;
