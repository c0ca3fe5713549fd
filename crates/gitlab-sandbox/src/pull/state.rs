//! A pull mirror as it is stored.

use std::fmt;

use crate::mirror::{moment::Moment, scripted::ScriptedOutcome};

/// Where the fetch of a pull mirror stands: the states of GitLab's imports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FetchStatus {
    /// Never asked for.
    #[default]
    None,
    /// Waiting for a worker.
    Scheduled,
    /// Under way.
    Started,
    /// The last fetch succeeded.
    Finished,
    /// The last fetch failed.
    Failed,
}

impl FetchStatus {
    const WORDS: [(Self, &str); 5] = [
        (Self::None, "none"),
        (Self::Scheduled, "scheduled"),
        (Self::Started, "started"),
        (Self::Finished, "finished"),
        (Self::Failed, "failed"),
    ];

    /// Reads GitLab's word.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut words = Self::WORDS.iter();
        words
            .find(|(_, word)| *word == text)
            .map(|(status, _)| *status)
    }

    /// GitLab's word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Scheduled => "scheduled",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Failed => "failed",
        }
    }
}

/// A pull mirror as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PullMirror {
    /// The id of the configuration, which is not the project's.
    pub(crate) id: u64,
    /// The address with its credentials, as given.
    pub(crate) url: String,
    /// Whether the project is mirrored at all.
    pub(crate) enabled: bool,
    /// Where the fetch stands.
    pub(crate) status: FetchStatus,
    /// What went wrong in the last fetch.
    pub(crate) last_error: Option<String>,
    /// End of the last fetch.
    pub(crate) last_update_at: Option<Moment>,
    /// Start of the last fetch.
    pub(crate) last_update_started_at: Option<Moment>,
    /// End of the last fetch that succeeded.
    pub(crate) last_successful_update_at: Option<Moment>,
    /// Whether fetched commits start pipelines.
    pub(crate) trigger_builds: bool,
    /// Whether only protected branches are fetched; unset until somebody sets it.
    pub(crate) only_protected_branches: Option<bool>,
    /// Whether diverged branches are overwritten; unset until somebody sets it.
    pub(crate) overwrites_diverged_branches: Option<bool>,
    /// Which branches are fetched.
    pub(crate) branch_regex: Option<String>,
    /// Failures in a row; after the fourteenth the mirror is on pause.
    pub(crate) retry_count: u32,
    /// What a fetch comes to.
    pub(crate) outcome: ScriptedOutcome,
    /// When the next step is due.
    pub(crate) due: Option<Moment>,
}

impl PullMirror {
    /// A pull mirror with everything else as GitLab's columns default.
    pub(crate) fn new(id: u64) -> Self {
        Self {
            id,
            url: String::new(),
            enabled: false,
            status: FetchStatus::None,
            last_error: None,
            last_update_at: None,
            last_update_started_at: None,
            last_successful_update_at: None,
            trigger_builds: false,
            only_protected_branches: None,
            overwrites_diverged_branches: None,
            branch_regex: None,
            retry_count: 0,
            outcome: ScriptedOutcome::Success,
            due: None,
        }
    }
}

/// Leaves out the address, which holds the credentials, and the error, which may repeat it.
impl fmt::Debug for PullMirror {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PullMirror")
            .field("id", &self.id)
            .field("enabled", &self.enabled)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
