//! Verdicts as tables: what the mirror was, what it is, what may be said.

use super::*;

/// Seconds after the epoch; we ask at 1000, by our clock and, unless said otherwise, the server's.
const ASKED: i64 = 1_000;

const AUTHENTICATION: &str = "remote: Invalid username or password.";
const NETWORK: &str = "4:Deadline Exceeded";
const DIVERGED: &str =
    "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main";

/// Times in seconds.
#[derive(Clone, Copy, Default)]
struct Times {
    started: Option<i64>,
    ended: Option<i64>,
    succeeded: Option<i64>,
}

const NEVER: Times = Times {
    started: None,
    ended: None,
    succeeded: None,
};
/// A success long before we asked.
const BEFORE: Times = Times {
    started: Some(100),
    ended: Some(110),
    succeeded: Some(110),
};

const fn at(seconds: i64) -> Timestamp {
    Timestamp(seconds * 1_000)
}

fn mirror(status: &str, times: Times, error: &str) -> Mirror {
    let mut mirror: Mirror =
        serde_json::from_str(r#"{"id":1,"enabled":true}"#).expect("mirrors are read leniently");
    mirror.update_status = UpdateStatus::from(status.to_owned());
    mirror.last_update_started_at = times.started.map(at);
    mirror.last_update_at = times.ended.map(at);
    mirror.last_successful_update_at = times.succeeded.map(at);
    mirror.last_error = Some(error.to_owned()).filter(|error| !error.is_empty());
    mirror
}

/// Judges what `before` became, 20 seconds after we asked.
fn judge(before: Times, status: &str, times: Times, error: &str) -> Verdict {
    let request = SyncRequest::new(&mirror("finished", before, ""), at(ASKED));
    Verdict::of(&mirror(status, times, error), &request, at(ASKED + 20))
}

fn queued(back_off_until: Option<i64>) -> Verdict {
    Verdict::Queued {
        waiting_since_ms: 20_000,
        back_off_until: back_off_until.map(at),
    }
}

#[test]
fn a_new_mirror_is_judged_by_whatever_it_shows() {
    let started = Times {
        started: Some(1_005),
        ..NEVER
    };
    let failed = Times {
        ended: Some(1_010),
        ..started
    };
    let done = Times {
        succeeded: Some(1_010),
        ..failed
    };
    let check = |status: &str, times: Times, error: &str, expected: Verdict| {
        assert_eq!(
            judge(NEVER, status, times, error),
            expected,
            "{status} {error}"
        );
    };
    check("none", NEVER, "", queued(None));
    check("scheduled", NEVER, "", queued(None));
    check("started", started, "", Verdict::Running { long: false });
    check("finished", done, "", Verdict::Passed);
    check("failed", failed, DIVERGED, Verdict::PassedWithDivergence);
    check(
        "failed",
        failed,
        AUTHENTICATION,
        Verdict::Failed {
            cause: Cause::Authentication,
        },
    );
    check(
        "failed",
        failed,
        "",
        Verdict::Failed {
            cause: Cause::Unknown,
        },
    );
    check(
        "to_retry",
        started,
        AUTHENTICATION,
        Verdict::Failed {
            cause: Cause::Authentication,
        },
    );
    check(
        "to_retry",
        started,
        NETWORK,
        Verdict::Retrying {
            next_attempt: at(1_305),
        },
    );
    check(
        "hibernating",
        started,
        "",
        Verdict::Unknown("hibernating".to_owned()),
    );
}

#[test]
fn what_an_old_mirror_showed_before_is_no_answer() {
    let check = |before: Times, status: &str, error: &str| {
        assert_eq!(
            judge(before, status, before, error),
            queued(None),
            "{status}"
        );
    };
    check(BEFORE, "finished", "");
    check(BEFORE, "none", "");
    check(BEFORE, "failed", AUTHENTICATION);
    check(BEFORE, "failed", DIVERGED);
    check(BEFORE, "to_retry", AUTHENTICATION);
    check(BEFORE, "to_retry", NETWORK);
}

#[test]
fn a_new_start_makes_an_outcome_ours() {
    let started = Times {
        started: Some(1_005),
        ..BEFORE
    };
    let ended = Times {
        ended: Some(1_010),
        ..started
    };
    let check = |status: &str, times: Times, error: &str, expected: Verdict| {
        assert_eq!(
            judge(BEFORE, status, times, error),
            expected,
            "{status} {error}"
        );
    };
    check("started", started, "", Verdict::Running { long: false });
    check(
        "finished",
        Times {
            succeeded: Some(1_010),
            ..ended
        },
        "",
        Verdict::Passed,
    );
    check(
        "failed",
        ended,
        NETWORK,
        Verdict::Failed {
            cause: Cause::Network,
        },
    );
    check("failed", ended, DIVERGED, Verdict::PassedWithDivergence);
    check(
        "to_retry",
        started,
        NETWORK,
        Verdict::Retrying {
            next_attempt: at(1_305),
        },
    );
    check(
        "to_retry",
        started,
        AUTHENTICATION,
        Verdict::Failed {
            cause: Cause::Authentication,
        },
    );
}

#[test]
fn a_push_that_was_under_way_answers_too() {
    // GitLab does nothing on a sync while a push runs, so the start never moves; its end does.
    let under_way = Times {
        started: Some(990),
        ended: Some(110),
        succeeded: Some(110),
    };
    let ended = Times {
        ended: Some(1_010),
        ..under_way
    };
    assert_eq!(
        judge(under_way, "started", under_way, ""),
        Verdict::Running { long: false }
    );
    let done = Times {
        succeeded: Some(1_010),
        ..ended
    };
    assert_eq!(judge(under_way, "finished", done, ""), Verdict::Passed);
    let failed = Verdict::Failed {
        cause: Cause::Authentication,
    };
    assert_eq!(judge(under_way, "failed", ended, AUTHENTICATION), failed);
    assert_eq!(
        judge(under_way, "to_retry", under_way, NETWORK),
        queued(Some(1_290))
    );
}

#[test]
fn the_clock_of_the_server_does_not_matter() {
    // The server is an hour behind: everything it writes lies before we asked.
    let before = Times {
        started: Some(-3_000),
        ended: Some(-2_900),
        succeeded: Some(-2_900),
    };
    let after = Times {
        started: Some(-2_500),
        ended: Some(-2_490),
        succeeded: Some(-2_490),
    };
    assert_eq!(judge(before, "finished", after, ""), Verdict::Passed);
    let ahead = Times {
        started: Some(5_000),
        ended: Some(5_001),
        succeeded: Some(5_001),
    };
    assert_eq!(judge(ahead, "failed", ahead, NETWORK), queued(Some(5_300)));
}

#[test]
fn a_forbidden_address_fails_without_a_start() {
    let blocked = "The remote mirror URL is invalid: Requests to localhost are not allowed";
    let failed = Verdict::Failed {
        cause: Cause::AddressBlocked,
    };
    assert_eq!(judge(BEFORE, "to_retry", BEFORE, blocked), failed);
    assert_eq!(judge(NEVER, "to_retry", NEVER, blocked), failed);
}

#[test]
fn a_retry_without_a_start_is_counted_from_our_asking() {
    let retrying = Verdict::Retrying {
        next_attempt: at(1_300),
    };
    assert_eq!(judge(NEVER, "to_retry", NEVER, "odd"), retrying);
    let mut protected = mirror("to_retry", NEVER, "odd");
    protected.only_protected_branches = true;
    let request = SyncRequest::new(&mirror("none", NEVER, ""), at(ASKED));
    let verdict = Verdict::of(&protected, &request, at(ASKED + 20));
    assert_eq!(
        verdict,
        Verdict::Retrying {
            next_attempt: at(1_060)
        }
    );
}

#[test]
fn waiting_names_the_back_off_while_it_lasts() {
    let recent = |started| Times {
        started: Some(started),
        ..BEFORE
    };
    assert_eq!(
        judge(recent(721), "finished", recent(721), ""),
        queued(Some(1_021))
    );
    assert_eq!(
        judge(recent(720), "finished", recent(720), ""),
        queued(None)
    );
    let request = SyncRequest::new(&mirror("none", NEVER, ""), at(ASKED));
    let early = Verdict::of(&mirror("none", NEVER, ""), &request, at(ASKED - 5));
    assert_eq!(
        early,
        Verdict::Queued {
            waiting_since_ms: 0,
            back_off_until: None
        }
    );
}

#[test]
fn a_finish_without_a_success_is_unproven_after_a_minute() {
    let request = SyncRequest::new(&mirror("finished", NEVER, ""), at(ASKED));
    let after = |seconds| {
        Verdict::of(
            &mirror("finished", NEVER, ""),
            &request,
            at(ASKED + seconds),
        )
    };
    assert!(!after(59).is_final());
    assert_eq!(after(60), Verdict::Unproven);
    let started = Times {
        started: Some(1_005),
        ..NEVER
    };
    assert_eq!(judge(NEVER, "finished", started, ""), Verdict::Unproven);
    let ended = Times {
        ended: Some(1_010),
        ..NEVER
    };
    assert_eq!(judge(NEVER, "finished", ended, ""), Verdict::Unproven);
}

#[test]
fn a_push_is_long_when_gitlab_would_call_it_stuck() {
    let check = |times: Times, seconds: i64, long: bool| {
        let request = SyncRequest::new(&mirror("none", NEVER, ""), at(ASKED));
        let now = at(ASKED + seconds);
        let verdict = Verdict::of(&mirror("started", times, ""), &request, now);
        assert_eq!(verdict, Verdict::Running { long });
    };
    let first = Times {
        started: Some(ASKED),
        ..NEVER
    };
    check(first, 3 * 3_600, false);
    check(first, 3 * 3_600 + 1, true);
    let later = Times {
        ended: Some(10),
        ..first
    };
    check(later, 3_600, false);
    check(later, 3_600 + 1, true);
}

#[test]
fn only_outcomes_are_final() {
    let check = |verdict: &Verdict, is_final: bool, is_proof: bool| {
        assert_eq!(
            (verdict.is_final(), verdict.is_proof()),
            (is_final, is_proof),
            "{verdict:?}"
        );
    };
    check(&Verdict::Passed, true, true);
    check(&Verdict::PassedWithDivergence, true, true);
    check(
        &Verdict::Failed {
            cause: Cause::Unknown,
        },
        true,
        false,
    );
    check(&Verdict::Unproven, true, false);
    check(
        &Verdict::Retrying {
            next_attempt: at(0),
        },
        false,
        false,
    );
    check(&Verdict::Running { long: true }, false, false);
    check(&queued(None), false, false);
    check(&Verdict::Unknown("x".to_owned()), false, false);
}
