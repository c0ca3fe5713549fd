//! The status machine, second by second.

use super::*;

const START: Moment = Moment::from_millis(1_000_000_000_000);

fn mirror() -> Mirror {
    Mirror::new(1, "https://user:s3cret@example.com/a.git", START)
}

fn at(seconds: i64) -> Moment {
    START.plus_seconds(seconds)
}

fn run(mirror: &mut Mirror, begins: i64, outcome: PushOutcome, ends: i64) {
    let attempt = begin(mirror, at(begins));
    end(mirror, attempt, outcome, at(ends));
}

fn broken() -> PushOutcome {
    PushOutcome::Failed("fatal: s3cret is no good".to_owned())
}

#[test]
fn success_sets_both_times_and_clears_the_error() {
    let mut mirror = mirror();
    mirror.last_error = Some("old".to_owned());
    run(&mut mirror, 0, PushOutcome::Success, 2);
    assert_eq!(mirror.update_status, UpdateStatus::Finished);
    assert_eq!(mirror.last_update_started_at, Some(at(0)));
    assert_eq!(mirror.last_update_at, Some(at(2)));
    assert_eq!(mirror.last_successful_update_at, Some(at(2)));
    assert_eq!(mirror.last_error, None);
    assert_eq!(mirror.work.due, None);
}

#[test]
fn an_error_is_retried_three_times_and_then_final() {
    let mut mirror = mirror();
    for attempt in 0..3 {
        run(&mut mirror, attempt * 300, broken(), attempt * 300 + 2);
        assert_eq!(mirror.update_status, UpdateStatus::ToRetry, "{attempt}");
        assert_eq!(mirror.last_update_at, None, "a retry leaves the end alone");
        assert_eq!(mirror.work.due, Some(at((attempt + 1) * 300)), "{attempt}");
        assert_eq!(
            mirror.last_error.as_deref(),
            Some("fatal: ***** is no good")
        );
    }
    run(&mut mirror, 900, broken(), 902);
    assert_eq!(mirror.update_status, UpdateStatus::Failed);
    assert_eq!(mirror.last_update_at, Some(at(902)));
    assert_eq!(mirror.work.due, None);
}

#[test]
fn diverged_refs_fail_at_once() {
    let mut mirror = mirror();
    run(
        &mut mirror,
        0,
        PushOutcome::Diverged(vec!["refs/heads/main".to_owned()]),
        1,
    );
    assert_eq!(mirror.update_status, UpdateStatus::Failed);
    let text = mirror.last_error.unwrap_or_default();
    assert!(
        text.ends_with("updated on the remote:\n\nrefs/heads/main"),
        "{text}"
    );
}

#[test]
fn a_sync_inside_the_back_off_waits_for_it() {
    let check = |protected: bool, asked: i64, due: i64| {
        let mut mirror = mirror();
        mirror.only_protected_branches = protected;
        run(&mut mirror, 0, PushOutcome::Success, 1);
        request(&mut mirror, at(asked));
        assert_eq!(mirror.work.due, Some(at(due)), "{protected} {asked}");
    };
    check(false, 10, 300);
    check(false, 300, 300);
    check(false, 301, 301);
    check(true, 10, 60);
    check(true, 61, 61);
}

#[test]
fn a_sync_of_a_running_mirror_does_nothing() {
    let mut mirror = mirror();
    begin(&mut mirror, at(0));
    request(&mut mirror, at(10));
    assert_eq!(mirror.work.due, None);
}

#[test]
fn a_sync_starts_the_count_of_retries_afresh() {
    let mut mirror = mirror();
    run(&mut mirror, 0, broken(), 1);
    request(&mut mirror, at(2));
    assert_eq!((mirror.work.retries, mirror.work.due), (0, Some(at(300))));
}

#[test]
fn a_blocked_address_is_retried_without_a_start() {
    let mut mirror = mirror();
    for attempt in 0..4 {
        retry_or_fail(
            &mut mirror,
            "The remote mirror URL is invalid.",
            at(attempt * 300),
        );
    }
    assert_eq!(mirror.update_status, UpdateStatus::Failed);
    assert_eq!(mirror.last_update_started_at, None);
    assert_eq!(mirror.last_update_at, Some(at(900)));
}

#[test]
fn an_outcome_of_an_older_attempt_is_ignored() {
    let mut mirror = mirror();
    let old = begin(&mut mirror, at(0));
    fail(&mut mirror, "given up", at(1));
    begin(&mut mirror, at(2));
    end(&mut mirror, old, PushOutcome::Success, at(3));
    assert_eq!(mirror.update_status, UpdateStatus::Started);
}

#[test]
fn only_a_push_to_the_project_frees_a_stuck_mirror() {
    let check = |had_run: bool, seconds: i64, expected: bool| {
        let mut mirror = mirror();
        mirror.last_update_at = had_run.then_some(at(-50));
        begin(&mut mirror, at(0));
        assert_eq!(
            is_stuck(&mirror, at(seconds)),
            expected,
            "{had_run} {seconds}"
        );
        give_up_if_stuck(&mut mirror, at(seconds));
        assert_eq!(mirror.update_status == UpdateStatus::Failed, expected);
    };
    check(true, 3600, false);
    check(true, 3601, true);
    check(false, 3601, false);
    check(false, 10_801, true);
}
