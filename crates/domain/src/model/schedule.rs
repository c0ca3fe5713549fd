//! How often to look again.
//!
//! GitLab tells nobody when something changed, and limits requests, so we look often only while something moves.

use crate::model::back_off::back_off_until;
use crate::model::mirror::{Mirror, UpdateStatus};
use crate::model::timestamp::Timestamp;

const SECOND_MS: i64 = 1_000;
const QUICKEST_MS: i64 = 2 * SECOND_MS;
const MOVING_MS: i64 = 10 * SECOND_MS;
const IDLE_MS: i64 = 60 * SECOND_MS;
const ASLEEP_MS: i64 = 300 * SECOND_MS;

/// Pause before mirrors are read again, in milliseconds.
///
/// | situation | pause |
/// | --- | --- |
/// | a sync is awaited | 2 s, growing to 10 s with the age of the newest push; 10 s while GitLab only keeps its back-off |
/// | something is started, scheduled, to be retried or in a state we do not know | 10 s |
/// | something is enabled | 60 s |
/// | nothing is enabled, or there is nothing | 5 min |
pub fn poll_after_ms(mirrors: &[&Mirror], now: Timestamp, awaited: bool) -> u32 {
    if awaited {
        // Which mirror is awaited is not asked: neighbours that rest say nothing, and those that move are worth seeing.
        let pauses = mirrors.iter().filter_map(|mirror| awaited_ms(mirror, now));
        return whole(pauses.min().unwrap_or(QUICKEST_MS));
    }
    let enabled = || mirrors.iter().filter(|mirror| mirror.enabled);
    whole(if enabled().any(|mirror| is_moving(mirror)) {
        MOVING_MS
    } else if enabled().next().is_some() {
        IDLE_MS
    } else {
        ASLEEP_MS
    })
}

/// Pause while waiting for one sync, from how long it has been awaited: 2 s at first, 10 s from 50 s on.
pub fn await_poll_ms(waited_ms: i64) -> u32 {
    whole((waited_ms / 5).clamp(QUICKEST_MS, MOVING_MS))
}

/// Pause after reads failed `failures` times in a row: doubled each time, five minutes at most.
pub fn after_failures_ms(pause_ms: u32, failures: u32) -> u32 {
    let factor = 1_u32 << failures.min(16);
    let longest = pause_ms.max(whole(ASLEEP_MS));
    pause_ms.saturating_mul(factor).min(longest)
}

/// Pause that suits a mirror which runs or is held back; `None` if it may start at any moment, or rests.
fn awaited_ms(mirror: &Mirror, now: Timestamp) -> Option<i64> {
    let started = mirror.last_update_started_at;
    if mirror.update_status == UpdateStatus::Started {
        let age = started.map_or(0, |started| now.since(started));
        return Some((age / 5).clamp(QUICKEST_MS, MOVING_MS));
    }
    back_off_until(mirror)
        .is_some_and(|until| until > now)
        .then_some(MOVING_MS)
}

const fn is_moving(mirror: &Mirror) -> bool {
    match mirror.update_status {
        UpdateStatus::Started
        | UpdateStatus::Scheduled
        | UpdateStatus::ToRetry
        | UpdateStatus::Unknown(_) => true,
        UpdateStatus::None | UpdateStatus::Finished | UpdateStatus::Failed => false,
    }
}

fn whole(ms: i64) -> u32 {
    u32::try_from(ms).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000_000);

    /// A mirror, enabled unless said otherwise, whose last push began so many seconds ago.
    fn mirror(status: &str, started: Option<i64>) -> Mirror {
        let text = format!(r#"{{"id":1,"enabled":true,"update_status":"{status}"}}"#);
        let mut mirror: Mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
        mirror.last_update_started_at = started.map(|seconds| NOW.plus(-seconds * SECOND_MS));
        mirror
    }

    fn check(mirrors: &[Mirror], awaited: bool, seconds: u32) {
        let mirrors: Vec<&Mirror> = mirrors.iter().collect();
        assert_eq!(poll_after_ms(&mirrors, NOW, awaited), seconds * 1_000);
    }

    #[test]
    fn what_moves_is_looked_at_more_often() {
        for status in ["started", "to_retry", "scheduled", "hibernating"] {
            check(
                &[mirror("finished", Some(999)), mirror(status, Some(999))],
                false,
                10,
            );
        }
        for status in ["none", "finished", "failed"] {
            check(&[mirror(status, Some(999))], false, 60);
        }
        let disabled = Mirror {
            enabled: false,
            ..mirror("started", Some(9))
        };
        check(&[disabled], false, 300);
        check(&[], false, 300);
    }

    #[test]
    fn an_awaited_sync_is_looked_at_less_and_less_often() {
        check(&[], true, 2);
        check(&[mirror("none", None)], true, 2);
        check(&[mirror("started", None)], true, 2);
        check(&[mirror("started", Some(5))], true, 2);
        check(&[mirror("started", Some(25))], true, 5);
        check(&[mirror("started", Some(9_999))], true, 10);
        check(&[mirror("started", Some(-9_999))], true, 2);
        check(
            &[mirror("started", Some(9_999)), mirror("started", Some(1))],
            true,
            2,
        );
    }

    #[test]
    fn a_back_off_needs_no_haste() {
        check(&[mirror("failed", Some(299))], true, 10);
        check(&[mirror("failed", Some(301))], true, 2);
        let protected = |seconds| Mirror {
            only_protected_branches: true,
            ..mirror("finished", Some(seconds))
        };
        check(&[protected(59)], true, 10);
        check(&[protected(61)], true, 2);
    }

    #[test]
    fn a_resting_neighbour_does_not_hurry_us() {
        check(
            &[
                mirror("finished", Some(9_999)),
                mirror("started", Some(9_999)),
            ],
            true,
            10,
        );
    }

    #[test]
    fn waiting_grows_from_two_seconds_to_ten() {
        for (waited, pause) in [(-1, 2), (0, 2), (10, 2), (20, 4), (50, 10), (9_999, 10)] {
            assert_eq!(await_poll_ms(waited * SECOND_MS), pause * 1_000, "{waited}");
        }
    }

    #[test]
    fn failures_double_the_pause_up_to_five_minutes() {
        for (failures, seconds) in [(0, 10), (1, 20), (2, 40), (4, 160), (5, 300), (99, 300)] {
            assert_eq!(
                after_failures_ms(10_000, failures),
                seconds * 1_000,
                "{failures}"
            );
        }
        assert_eq!(after_failures_ms(600_000, 3), 600_000);
    }

    proptest! {
        #[test]
        fn failures_never_shorten_a_pause(pause in any::<u32>(), failures in any::<u32>()) {
            prop_assert!(after_failures_ms(pause, failures) >= pause);
        }
    }
}
