//! What came of a sync we asked for.

use crate::model::back_off::{back_off_until, pause_ms};
use crate::model::health::Attempts;
use crate::model::last_error::{Cause, explain};
use crate::model::mirror::{Mirror, UpdateStatus};
use crate::model::timestamp::Timestamp;

/// How long a sync may go unnoticed before its absence means something.
const PATIENCE_MS: i64 = 60_000;

/// A sync we asked for, with what the mirror looked like before.
///
/// GitLab answers a sync with nothing and may start it minutes later, so that only a change of these times
/// tells an outcome of ours from an older one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SyncRequest {
    /// When we asked, by our own clock.
    pub asked_at: Timestamp,
    /// `last_update_started_at` before we asked.
    pub started_before: Option<Timestamp>,
    /// `last_successful_update_at` before we asked.
    pub succeeded_before: Option<Timestamp>,
    /// `last_update_at` before we asked: a push that was under way already may end without another start.
    pub ended_before: Option<Timestamp>,
}

/// What can be said about a sync.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// Refs were pushed: address and credentials work. Says nothing about LFS objects.
    Passed,
    /// Everything was pushed but refs that diverged: address and credentials work.
    PassedWithDivergence,
    /// It failed, or will fail again for the same reason.
    Failed {
        /// Why, as far as the error text says.
        cause: Cause,
    },
    /// It failed for a reason that may pass, and GitLab tries again by itself.
    Retrying {
        /// Earliest moment of the next attempt.
        next_attempt: Timestamp,
    },
    /// Being pushed; the first time it may take hours.
    Running {
        /// Whether it runs for longer than GitLab believes in.
        long: bool,
    },
    /// Not started yet.
    Queued {
        /// How long we have been waiting, in milliseconds.
        waiting_since_ms: i64,
        /// Moment before which GitLab starts nothing, if it lies ahead.
        back_off_until: Option<Timestamp>,
    },
    /// `finished` without a time of success: nothing was proven, sync again.
    Unproven,
    /// A state whose word we do not know; taken for running.
    Unknown(String),
}

impl SyncRequest {
    /// Remembers a mirror as it was read last before the sync is sent at `asked_at`.
    pub const fn new(before: &Mirror, asked_at: Timestamp) -> Self {
        Self {
            asked_at,
            started_before: before.last_update_started_at,
            succeeded_before: before.last_successful_update_at,
            ended_before: before.last_update_at,
        }
    }

    /// Whether the mirror had never been pushed, so that whatever it shows is new.
    const fn is_first(&self) -> bool {
        self.started_before.is_none()
            && self.succeeded_before.is_none()
            && self.ended_before.is_none()
    }
}

impl Verdict {
    /// Judges a mirror as it is now.
    pub fn of(mirror: &Mirror, request: &SyncRequest, now: Timestamp) -> Self {
        let has_started =
            request.is_first() || mirror.last_update_started_at > request.started_before;
        let has_ended = has_started || mirror.last_update_at > request.ended_before;
        let has_succeeded = mirror.last_successful_update_at > request.succeeded_before;
        match &mirror.update_status {
            UpdateStatus::Unknown(word) => Self::Unknown(word.clone()),
            UpdateStatus::Started => Self::Running {
                long: Attempts::of(mirror).run_too_long(now),
            },
            UpdateStatus::Finished if has_succeeded => Self::Passed,
            UpdateStatus::Finished if is_unproven(mirror, request, now) => Self::Unproven,
            UpdateStatus::Failed if has_ended => Self::of_failure(mirror),
            UpdateStatus::ToRetry => Self::of_retry(mirror, request, has_started)
                .unwrap_or_else(|| Self::queued(mirror, request, now)),
            UpdateStatus::None
            | UpdateStatus::Scheduled
            | UpdateStatus::Finished
            | UpdateStatus::Failed => Self::queued(mirror, request, now),
        }
    }

    /// Whether waiting longer brings nothing new.
    pub const fn is_final(&self) -> bool {
        match self {
            Self::Passed | Self::PassedWithDivergence | Self::Failed { .. } | Self::Unproven => {
                true
            }
            Self::Retrying { .. }
            | Self::Running { .. }
            | Self::Queued { .. }
            | Self::Unknown(_) => false,
        }
    }

    /// Whether address and credentials are known to work.
    pub const fn is_proof(&self) -> bool {
        matches!(self, Self::Passed | Self::PassedWithDivergence)
    }

    fn of_failure(mirror: &Mirror) -> Self {
        let text = mirror.last_error.as_deref().unwrap_or_default();
        if text.trim_start().starts_with("Some refs have diverged") {
            return Self::PassedWithDivergence;
        }
        Self::Failed {
            cause: explain(text).cause,
        }
    }

    /// A cause that no retry can cure is final at once: after the third retry GitLab would write to the maintainers.
    fn of_retry(mirror: &Mirror, request: &SyncRequest, has_started: bool) -> Option<Self> {
        let cause = explain(mirror.last_error.as_deref().unwrap_or_default()).cause;
        // A forbidden address fails before GitLab notes a start, so no time will ever move.
        if cause.is_conclusive() && (has_started || cause == Cause::AddressBlocked) {
            return Some(Self::Failed { cause });
        }
        has_started.then(|| Self::Retrying {
            next_attempt: back_off_until(mirror)
                .unwrap_or_else(|| request.asked_at.plus(pause_ms(mirror))),
        })
    }

    fn queued(mirror: &Mirror, request: &SyncRequest, now: Timestamp) -> Self {
        Self::Queued {
            waiting_since_ms: now.since(request.asked_at).max(0),
            back_off_until: back_off_until(mirror).filter(|until| *until > now),
        }
    }
}

/// Whether a mirror says `finished` without saying when it succeeded.
///
/// Servers reset mirrors to this state without any time, where a sync may not have been noticed yet.
fn is_unproven(mirror: &Mirror, request: &SyncRequest, now: Timestamp) -> bool {
    let has_started = mirror.last_update_started_at > request.started_before;
    let has_ended = mirror.last_update_at > request.ended_before;
    let is_overdue = now.since(request.asked_at) >= PATIENCE_MS;
    has_started || has_ended || (mirror.last_successful_update_at.is_none() && is_overdue)
}

#[cfg(test)]
mod tests;
