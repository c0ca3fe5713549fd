//! Health as a table: state, times, verdict.

use super::*;
use crate::model::id::MirrorId;

const NOW: Timestamp = Timestamp(1_000 * HOUR_MS);
const DAY_MS: i64 = 24 * HOUR_MS;

/// Hours ago at which something happened, `None` if never.
#[derive(Clone, Copy, Default)]
struct Times {
    started: Option<i64>,
    ended: Option<i64>,
    succeeded: Option<i64>,
}

fn mirror(status: &str, enabled: bool, times: Times) -> Mirror {
    let ago = |hours: Option<i64>| hours.map(|hours| NOW.plus(-hours * HOUR_MS));
    Mirror {
        id: MirrorId(1),
        enabled,
        url: None,
        update_status: UpdateStatus::from(status.to_owned()),
        last_update_at: ago(times.ended),
        last_update_started_at: ago(times.started),
        last_successful_update_at: ago(times.succeeded),
        last_error: None,
        only_protected_branches: false,
        keep_divergent_refs: false,
        auth_method: None,
        host_keys: None,
        mirror_branch_regex: None,
    }
}

fn check(status: &str, times: Times, expected: Health) {
    let health = Health::of(&mirror(status, true, times), NOW, DAY_MS);
    assert_eq!(health, expected, "{status}");
    let health = Health::of(&mirror(status, false, times), NOW, DAY_MS);
    assert_eq!(health, Health::Disabled, "{status}, disabled");
}

const NEVER: Times = Times {
    started: None,
    ended: None,
    succeeded: None,
};

#[test]
fn failures_count_whatever_went_before() {
    for succeeded in [None, Some(1), Some(100)] {
        let times = Times {
            started: Some(1),
            ended: Some(1),
            succeeded,
        };
        check("failed", times, Health::Failing);
        check("to_retry", times, Health::Retrying);
    }
    check("failed", NEVER, Health::Failing);
    check("to_retry", NEVER, Health::Retrying);
}

#[test]
fn a_push_is_stuck_after_an_hour_or_three_the_first_time() {
    let later = |hours| Times {
        started: Some(hours),
        ended: Some(50),
        succeeded: None,
    };
    check("started", later(0), Health::Running);
    check("started", later(1), Health::Running);
    check("started", later(2), Health::Stuck);
    let first = |hours| Times {
        started: Some(hours),
        ..NEVER
    };
    check("started", first(2), Health::Running);
    check("started", first(3), Health::Running);
    check("started", first(4), Health::Stuck);
    check(
        "started",
        Times {
            succeeded: Some(50),
            ..first(2)
        },
        Health::Stuck,
    );
    check("started", NEVER, Health::Running);
}

#[test]
fn the_limit_itself_is_not_yet_too_long() {
    let mut mirror = mirror(
        "started",
        true,
        Times {
            ended: Some(50),
            ..NEVER
        },
    );
    mirror.last_update_started_at = Some(NOW.plus(-HOUR_MS));
    assert_eq!(Health::of(&mirror, NOW, DAY_MS), Health::Running);
    assert_eq!(Health::of(&mirror, NOW.plus(1), DAY_MS), Health::Stuck);
}

#[test]
fn words_we_do_not_know_are_running() {
    check("scheduled", NEVER, Health::Running);
    check(
        "hibernating",
        Times {
            started: Some(100),
            ..NEVER
        },
        Health::Running,
    );
}

#[test]
fn a_finish_without_a_success_proves_nothing() {
    check("none", NEVER, Health::Unproven);
    check("finished", NEVER, Health::Unproven);
    check(
        "finished",
        Times {
            started: Some(1),
            ended: Some(1),
            succeeded: None,
        },
        Health::Unproven,
    );
}

#[test]
fn a_success_grows_stale() {
    let success = |hours| Times {
        started: Some(hours),
        ended: Some(hours),
        succeeded: Some(hours),
    };
    check("finished", success(0), Health::UpToDate);
    check("finished", success(24), Health::UpToDate);
    check("finished", success(25), Health::Stale);
    let mirror = mirror("finished", true, success(25));
    assert_eq!(Health::of(&mirror, NOW, 7 * DAY_MS), Health::UpToDate);
    // A clock that is behind the server's must not make anything stale.
    assert_eq!(Health::of(&mirror, Timestamp(0), 0), Health::UpToDate);
}

#[test]
fn severity_is_the_order_of_the_variants() {
    assert!(Health::ALL.is_sorted());
    let words: Vec<&str> = Health::ALL.iter().map(|health| health.as_str()).collect();
    let expected = "failing retrying stuck running unproven stale up-to-date disabled";
    assert_eq!(words.join(" "), expected);
}
