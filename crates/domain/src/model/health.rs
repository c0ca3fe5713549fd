//! How well a mirror does, in one word.

use crate::model::mirror::{Mirror, UpdateStatus};
use crate::model::timestamp::Timestamp;

const HOUR_MS: i64 = 3_600_000;

/// Health of a mirror, most severe first, so that sorting puts trouble on top.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Health {
    /// Given up: `failed`.
    Failing,
    /// Failed, and GitLab tries again by itself: `to_retry`.
    Retrying,
    /// Running for longer than GitLab itself believes in.
    Stuck,
    /// Being pushed, or in a state whose word we do not know.
    Running,
    /// Never known to have worked.
    Unproven,
    /// Worked, but longer ago than the person accepts.
    Stale,
    /// Worked recently.
    UpToDate,
    /// Switched off, by whomever.
    Disabled,
}

/// When attempts to push began and ended.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Attempts {
    /// Start of the last one.
    pub started: Option<Timestamp>,
    /// End of the last one that finished or failed.
    pub ended: Option<Timestamp>,
    /// End of the last one that succeeded.
    pub succeeded: Option<Timestamp>,
}

impl Health {
    /// Every health, most severe first.
    pub const ALL: [Self; 8] = [
        Self::Failing,
        Self::Retrying,
        Self::Stuck,
        Self::Running,
        Self::Unproven,
        Self::Stale,
        Self::UpToDate,
        Self::Disabled,
    ];

    /// A word for attributes and filters, never for people.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failing => "failing",
            Self::Retrying => "retrying",
            Self::Stuck => "stuck",
            Self::Running => "running",
            Self::Unproven => "unproven",
            Self::Stale => "stale",
            Self::UpToDate => "up-to-date",
            Self::Disabled => "disabled",
        }
    }

    /// Judges a mirror.
    ///
    /// A mirror that is disabled is nothing else, whatever its last attempt came to: nobody expects it to push.
    pub fn of(mirror: &Mirror, now: Timestamp, stale_after_ms: i64) -> Self {
        let attempts = Attempts::of(mirror);
        Self::judge(
            mirror.enabled,
            &mirror.update_status,
            attempts,
            now,
            stale_after_ms,
        )
    }

    /// Judges what is left of a mirror where nothing else is kept.
    pub fn judge(
        enabled: bool,
        status: &UpdateStatus,
        attempts: Attempts,
        now: Timestamp,
        stale_after_ms: i64,
    ) -> Self {
        if !enabled {
            return Self::Disabled;
        }
        match status {
            UpdateStatus::Failed => Self::Failing,
            UpdateStatus::ToRetry => Self::Retrying,
            UpdateStatus::Started if attempts.run_too_long(now) => Self::Stuck,
            UpdateStatus::Started | UpdateStatus::Scheduled | UpdateStatus::Unknown(_) => {
                Self::Running
            }
            UpdateStatus::None => Self::Unproven,
            UpdateStatus::Finished => match attempts.succeeded {
                None => Self::Unproven,
                Some(success) if now.since(success) > stale_after_ms => Self::Stale,
                Some(_) => Self::UpToDate,
            },
        }
    }
}

impl Attempts {
    /// The times of a mirror.
    pub const fn of(mirror: &Mirror) -> Self {
        Self {
            started: mirror.last_update_started_at,
            ended: mirror.last_update_at,
            succeeded: mirror.last_successful_update_at,
        }
    }

    /// Whether a push has been running for over an hour, or over three if none ever ended before.
    ///
    /// These are the limits after which GitLab considers it stuck (`app/models/remote_mirror.rb`, 18.5).
    /// A start that is not known is not judged.
    pub(crate) fn run_too_long(self, now: Timestamp) -> bool {
        let ended_before = self.ended.is_some() || self.succeeded.is_some();
        let limit = if ended_before { HOUR_MS } else { 3 * HOUR_MS };
        self.started
            .is_some_and(|started| now.since(started) > limit)
    }
}

#[cfg(test)]
mod tests;
