//! The pull mirror of a project, which Enterprise builds have.

use serde::Deserialize;

use crate::model::json::{Fields, Json, Misfit};
use crate::model::lenient;
use crate::model::timestamp::Timestamp;

/// The one pull mirror of a project.
///
/// Fields of <https://docs.gitlab.com/api/project_pull_mirroring/>; the settings came with 17.5 and are absent before.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Json")]
pub struct PullMirror {
    /// Whether it fetches; absent before 17.5.
    pub enabled: Option<bool>,
    /// Source address with credentials masked.
    pub url: Option<String>,
    /// What the last fetch came to.
    pub update_status: ImportStatus,
    /// End of the last attempt.
    pub last_update_at: Option<Timestamp>,
    /// Start of the last attempt.
    pub last_update_started_at: Option<Timestamp>,
    /// End of the last attempt that succeeded.
    pub last_successful_update_at: Option<Timestamp>,
    /// Foreign, possibly multi-line text.
    pub last_error: Option<String>,
    /// Whether a fetch starts pipelines.
    pub mirror_trigger_builds: Option<bool>,
    /// Whether only protected branches are fetched.
    pub only_mirror_protected_branches: Option<bool>,
    /// Whether branches that diverged here are overwritten.
    pub mirror_overwrites_diverged_branches: Option<bool>,
    /// Pattern of the branches to fetch; it wins over protected-only.
    pub mirror_branch_regex: Option<String>,
}

/// State of the last fetch: one of GitLab's import states.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum ImportStatus {
    /// Never fetched.
    #[default]
    None,
    /// Waiting for a worker.
    Scheduled,
    /// Being fetched.
    Started,
    /// Fetched.
    Finished,
    /// Given up.
    Failed,
    /// Called off.
    Canceled,
    /// A word this version does not know, kept to be shown.
    Unknown(String),
}

impl TryFrom<Json> for PullMirror {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            enabled: fields.optional("enabled"),
            url: fields.optional("url"),
            update_status: lenient::word(fields, "update_status").unwrap_or_default(),
            last_update_at: lenient::timestamp(fields, "last_update_at"),
            last_update_started_at: lenient::timestamp(fields, "last_update_started_at"),
            last_successful_update_at: lenient::timestamp(fields, "last_successful_update_at"),
            last_error: fields.optional("last_error"),
            mirror_trigger_builds: fields.optional("mirror_trigger_builds"),
            only_mirror_protected_branches: fields.optional("only_mirror_protected_branches"),
            mirror_overwrites_diverged_branches: fields
                .optional("mirror_overwrites_diverged_branches"),
            mirror_branch_regex: fields.optional("mirror_branch_regex"),
        })
    }
}

impl ImportStatus {
    /// GitLab's word for it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Scheduled => "scheduled",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Unknown(word) => word,
        }
    }
}

impl From<String> for ImportStatus {
    fn from(word: String) -> Self {
        match word.as_str() {
            "none" => Self::None,
            "scheduled" => Self::Scheduled,
            "started" => Self::Started,
            "finished" => Self::Finished,
            "failed" => Self::Failed,
            "canceled" => Self::Canceled,
            _ => Self::Unknown(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_kept() {
        for word in [
            "none",
            "scheduled",
            "started",
            "finished",
            "failed",
            "canceled",
            "hard_failed",
        ] {
            let text = format!(r#"{{"id":1,"update_status":"{word}"}}"#);
            let mirror: PullMirror = serde_json::from_str(&text).expect("any word is read");
            assert_eq!(mirror.update_status.as_str(), word);
            let is_known = !matches!(mirror.update_status, ImportStatus::Unknown(_));
            assert_eq!(is_known, word != "hard_failed", "{word}");
        }
    }

    #[test]
    fn settings_of_older_servers_are_absent() {
        let old = r#"{"id":1,"update_status":null,"url":null,"last_update_at":"2026-01-02T03:04:05.678Z"}"#;
        let mirror: PullMirror = serde_json::from_str(old).expect("an old answer is read");
        assert_eq!((mirror.enabled, mirror.mirror_trigger_builds), (None, None));
        assert_eq!(mirror.update_status, ImportStatus::None);
        assert_eq!(mirror.last_update_at, Some(Timestamp(1_767_323_045_678)));
    }
}
