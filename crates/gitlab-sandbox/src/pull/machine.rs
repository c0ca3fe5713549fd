//! How the fetch of a pull mirror moves.
//!
//! Fetches are always played and never run, even where pushes are real: what Mirrordeck shows of
//! them are states and times.

use super::state::{FetchStatus, PullMirror};
use crate::{
    git::wording,
    mirror::{moment::Moment, outcome::PushOutcome, scripted, url_rules::mask_text},
};

/// Between two fetches that somebody asks for.
const INTERVAL: i64 = 300;

/// Between two fetches that nobody asks for:
/// <https://docs.gitlab.com/user/project/repository/mirror/pull/>.
const PERIOD: i64 = 1800;

/// Failures in a row that are tried again.
const RETRIES: u32 = 14;

/// How long a fetch waits for a worker.
const QUEUE: i64 = 1;

/// Whether the mirror failed so often that it waits for a person.
pub(crate) const fn is_on_pause(pull: &PullMirror) -> bool {
    pull.retry_count > RETRIES
}

/// Somebody asks for a fetch: now, or when the interval since the last one is over.
pub(crate) fn request(pull: &mut PullMirror, now: Moment) {
    if matches!(pull.status, FetchStatus::Scheduled | FetchStatus::Started) {
        return;
    }
    let since = pull
        .last_update_at
        .filter(|_| pull.last_successful_update_at.is_some());
    match since.map(|ended| ended.plus_seconds(INTERVAL)) {
        Some(earliest) if earliest >= now => pull.due = Some(earliest),
        _ => schedule(pull, now),
    }
}

/// Puts a fetch into the queue without waiting for any interval.
pub(crate) fn schedule(pull: &mut PullMirror, now: Moment) {
    pull.status = FetchStatus::Scheduled;
    pull.due = Some(now.plus_seconds(QUEUE));
}

/// Does the next step, which is due.
pub(crate) fn step(pull: &mut PullMirror, now: Moment) {
    pull.due = None;
    if !pull.enabled {
        return;
    }
    match pull.status {
        FetchStatus::None | FetchStatus::Finished | FetchStatus::Failed => schedule(pull, now),
        FetchStatus::Scheduled => {
            pull.status = FetchStatus::Started;
            pull.last_update_started_at = Some(now);
            let length = scripted::seconds(&pull.outcome);
            pull.due = length.map(|seconds| now.plus_seconds(seconds));
        }
        FetchStatus::Started => end(pull, now),
    }
}

fn end(pull: &mut PullMirror, now: Moment) {
    pull.last_update_at = Some(now);
    let error = match scripted::outcome(&pull.outcome, &pull.url) {
        PushOutcome::Success => None,
        PushOutcome::Diverged(refs) => {
            let refs: Vec<&str> = refs.iter().map(String::as_str).collect();
            Some(wording::diverged(&refs))
        }
        PushOutcome::Failed(text) => Some(text),
    };
    match error {
        None => {
            pull.status = FetchStatus::Finished;
            pull.last_successful_update_at = Some(now);
            pull.last_error = None;
            pull.retry_count = 0;
        }
        Some(text) => {
            pull.status = FetchStatus::Failed;
            pull.last_error = Some(mask_text(&text, &pull.url));
            pull.retry_count += 1;
        }
    }
    if !is_on_pause(pull) {
        pull.due = Some(now.plus_seconds(PERIOD));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mirror::scripted::ScriptedOutcome;

    fn at(seconds: i64) -> Moment {
        Moment::from_millis(1_000_000_000_000).plus_seconds(seconds)
    }

    fn pull(outcome: ScriptedOutcome) -> PullMirror {
        let mut pull = PullMirror::new(1);
        pull.enabled = true;
        pull.outcome = outcome;
        pull
    }

    /// Lets time pass to the next step and returns the status after it.
    fn next(pull: &mut PullMirror) -> FetchStatus {
        let due = pull.due.expect("something is due");
        step(pull, due);
        pull.status
    }

    #[test]
    fn a_fetch_is_queued_runs_and_ends() {
        let mut pull = pull(ScriptedOutcome::Success);
        request(&mut pull, at(0));
        assert_eq!(pull.status, FetchStatus::Scheduled);
        assert_eq!(next(&mut pull), FetchStatus::Started);
        assert_eq!(next(&mut pull), FetchStatus::Finished);
        assert_eq!(pull.last_successful_update_at, Some(at(2)));
        assert_eq!(pull.due, Some(at(1802)), "the next fetch comes by itself");
    }

    #[test]
    fn a_second_request_waits_for_the_interval() {
        let mut pull = pull(ScriptedOutcome::Success);
        request(&mut pull, at(0));
        next(&mut pull);
        next(&mut pull);
        request(&mut pull, at(10));
        assert_eq!(
            (pull.status, pull.due),
            (FetchStatus::Finished, Some(at(302)))
        );
        request(&mut pull, at(400));
        assert_eq!(pull.status, FetchStatus::Scheduled);
    }

    #[test]
    fn a_fetch_that_fails_fifteen_times_is_on_pause() {
        let mut pull = pull(ScriptedOutcome::Error("no such host".to_owned()));
        request(&mut pull, at(0));
        for _ in 0..43 {
            next(&mut pull);
            assert!(!is_on_pause(&pull));
        }
        assert_eq!(next(&mut pull), FetchStatus::Failed);
        assert!(is_on_pause(&pull));
        assert_eq!(pull.last_error.as_deref(), Some("no such host"));
        assert_eq!(pull.due, None);
    }
}
