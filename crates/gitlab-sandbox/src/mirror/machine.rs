//! How the status of a push mirror moves.
//!
//! The rules are those of GitLab's model, service and worker: `started` from any state, an error
//! of git is tried again three times with the back-off between, diverged refs fail at once. See
//! <https://docs.gitlab.com/user/project/repository/mirror/push/>.

use super::{
    moment::Moment,
    outcome::PushOutcome,
    state::{Mirror, UpdateStatus},
    url_rules::mask_text,
};
use crate::git::wording;

/// How often an attempt is repeated before the mirror counts as failed.
const RETRIES: u32 = 3;

/// GitLab's text, misspelling included, on a mirror that never came back.
const TOO_LONG: &str = "The remote mirror took to long to complete.";

/// How many seconds must lie between two starts.
///
/// A mirror filtered by a pattern is not protected-only, so it waits as long as any other.
pub(crate) const fn back_off(mirror: &Mirror) -> i64 {
    if mirror.only_protected_branches {
        60
    } else {
        300
    }
}

/// Queues a push: now, or after the back-off if the last start was within it.
///
/// A running mirror is left alone altogether, even one that is stuck.
pub(crate) fn request(mirror: &mut Mirror, now: Moment) {
    if mirror.update_status == UpdateStatus::Started {
        return;
    }
    let due = earliest_start(mirror).map_or(now, |earliest| earliest.max(now));
    mirror.work.retries = 0;
    mirror.work.due = Some(mirror.work.due.map_or(due, |queued| queued.min(due)));
}

fn earliest_start(mirror: &Mirror) -> Option<Moment> {
    let started = mirror.last_update_started_at?;
    Some(started.plus_seconds(back_off(mirror)))
}

/// Starts an attempt and says which it is.
pub(crate) fn begin(mirror: &mut Mirror, now: Moment) -> u64 {
    mirror.update_status = UpdateStatus::Started;
    mirror.last_update_started_at = Some(now);
    mirror.updated_at = now;
    mirror.work.due = None;
    mirror.work.ends = None;
    mirror.work.attempt += 1;
    mirror.work.attempt
}

/// Ends an attempt, unless it is no longer the one that runs.
pub(crate) fn end(mirror: &mut Mirror, attempt: u64, outcome: PushOutcome, now: Moment) {
    if mirror.update_status != UpdateStatus::Started || mirror.work.attempt != attempt {
        return;
    }
    mirror.work.ends = None;
    match outcome {
        PushOutcome::Success => {
            mirror.update_status = UpdateStatus::Finished;
            mirror.last_update_at = Some(now);
            mirror.last_successful_update_at = Some(now);
            mirror.last_error = None;
            mirror.updated_at = now;
            mirror.work.retries = 0;
        }
        PushOutcome::Diverged(refs) => {
            let refs: Vec<&str> = refs.iter().map(String::as_str).collect();
            fail(mirror, &wording::diverged(&refs), now);
        }
        PushOutcome::Failed(text) => retry_or_fail(mirror, &text, now),
    }
}

/// Records an error that may pass: three times the mirror is tried again.
///
/// An address that is blocked at push time comes here too, without an attempt having begun.
pub(crate) fn retry_or_fail(mirror: &mut Mirror, text: &str, now: Moment) {
    mirror.work.due = None;
    if mirror.work.retries >= RETRIES {
        fail(mirror, text, now);
        return;
    }
    let has_begun = mirror.update_status == UpdateStatus::Started;
    mirror.update_status = UpdateStatus::ToRetry;
    mirror.last_error = Some(mask_text(text, &mirror.url));
    mirror.updated_at = now;
    mirror.work.retries += 1;
    let counted_from = mirror
        .last_update_started_at
        .filter(|_| has_begun)
        .unwrap_or(now);
    mirror.work.due = Some(counted_from.plus_seconds(back_off(mirror)).max(now));
}

/// Marks the mirror as failed for good, from whatever state.
pub(crate) fn fail(mirror: &mut Mirror, text: &str, now: Moment) {
    mirror.update_status = UpdateStatus::Failed;
    mirror.last_error = Some(mask_text(text, &mirror.url));
    mirror.last_update_at = Some(now);
    mirror.updated_at = now;
    mirror.work.retries = 0;
    mirror.work.due = None;
    mirror.work.ends = None;
}

/// Whether the mirror has been running for longer than GitLab believes in: an hour, three on the
/// first run.
pub(crate) fn is_stuck(mirror: &Mirror, now: Moment) -> bool {
    let hours = if mirror.last_update_at.is_some() {
        1
    } else {
        3
    };
    let limit = now.plus_seconds(-3600 * hours);
    mirror.update_status == UpdateStatus::Started
        && mirror
            .last_update_started_at
            .is_some_and(|started| started < limit)
}

/// Somebody pushed to the project: only now is a stuck mirror freed.
pub(crate) fn give_up_if_stuck(mirror: &mut Mirror, now: Moment) {
    if is_stuck(mirror, now) {
        fail(mirror, TOO_LONG, now);
    }
}

#[cfg(test)]
mod tests;
