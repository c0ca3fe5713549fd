//! The clock of a world: the system's, moved ahead by hand, or one that stands still.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::mirror::moment::Moment;

/// What time it is in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Follows the system clock, this many milliseconds ahead of it.
    Real {
        /// How far it was moved ahead.
        ahead: i64,
    },
    /// Stands still until it is moved.
    Manual {
        /// What it shows.
        now: Moment,
    },
}

impl Clock {
    /// The system clock, not moved.
    pub(crate) const fn real() -> Self {
        Self::Real { ahead: 0 }
    }

    /// A clock that shows `now` until it is moved.
    pub(crate) const fn manual(now: Moment) -> Self {
        Self::Manual { now }
    }

    /// What the clock shows.
    pub(crate) fn now(&self) -> Moment {
        match self {
            Self::Real { ahead } => Moment::from_millis(system_millis() + ahead),
            Self::Manual { now } => *now,
        }
    }

    /// Moves the clock ahead to `moment`; a clock never goes back.
    pub(crate) fn move_to(&mut self, moment: Moment) {
        let missing = moment.millis() - self.now().millis();
        if missing <= 0 {
            return;
        }
        match self {
            Self::Real { ahead } => *ahead += missing,
            Self::Manual { now } => *now = moment,
        }
    }

    /// Whether time passes by itself.
    pub(crate) const fn is_real(&self) -> bool {
        matches!(self, Self::Real { .. })
    }

    /// The word of a scene.
    pub(crate) const fn as_str(&self) -> &'static str {
        if self.is_real() { "real" } else { "manual" }
    }
}

/// What the system clock shows now.
pub(crate) fn system_now() -> Moment {
    Moment::from_millis(system_millis())
}

fn system_millis() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("the system clock is set later than 1970");
    i64::try_from(since.as_millis()).expect("milliseconds since 1970 fit 63 bits for ages")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_stands_still_and_never_goes_back() {
        let start = Moment::from_millis(5000);
        let mut clock = Clock::manual(start);
        clock.move_to(Moment::from_millis(1000));
        assert_eq!(clock.now(), start);
        clock.move_to(Moment::from_millis(9000));
        assert_eq!(clock.now(), Moment::from_millis(9000));
    }

    #[test]
    fn a_real_clock_runs_on_from_where_it_was_moved() {
        let mut clock = Clock::real();
        let later = clock.now().plus_seconds(3600);
        clock.move_to(later);
        assert!(clock.now() >= later);
        assert!(clock.now() < later.plus_seconds(60));
    }
}
