//! A push mirror as it is stored, before anything is masked or judged.

use std::fmt;

use super::{moment::Moment, scripted::ScriptedOutcome, url_rules::Address};

/// How the last or current attempt stands.
///
/// The words are those of GitLab's model; its documentation omits `to_retry`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UpdateStatus {
    /// Never started.
    #[default]
    None,
    /// Running, or stuck.
    Started,
    /// The last attempt succeeded.
    Finished,
    /// The last attempt failed for good.
    Failed,
    /// The last attempt failed and another will follow.
    ToRetry,
}

impl UpdateStatus {
    const WORDS: [(Self, &str); 5] = [
        (Self::None, "none"),
        (Self::Started, "started"),
        (Self::Finished, "finished"),
        (Self::Failed, "failed"),
        (Self::ToRetry, "to_retry"),
    ];

    /// Reads GitLab's word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(status, _)| *status)
    }

    /// GitLab's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Failed => "failed",
            Self::ToRetry => "to_retry",
        }
    }
}

/// How the server shows itself to the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AuthMethod {
    /// User and password of the URL.
    #[default]
    Password,
    /// A key pair the server makes for the mirror.
    SshPublicKey,
}

impl AuthMethod {
    /// Reads GitLab's word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "password" => Some(Self::Password),
            "ssh_public_key" => Some(Self::SshPublicKey),
            _ => None,
        }
    }

    /// GitLab's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SshPublicKey => "ssh_public_key",
        }
    }
}

/// The background work that belongs to a mirror.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Failed attempts since the last that counted as fresh.
    pub retries: u32,
    /// When the queued job shall start.
    pub due: Option<Moment>,
    /// When the running attempt ends, if a clock rather than git decides it.
    pub ends: Option<Moment>,
    /// Which attempt is running; an outcome of another attempt is ignored.
    pub attempt: u64,
}

/// A push mirror as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Mirror {
    /// Unique in the world.
    pub id: u64,
    /// The address with its credentials, as given.
    pub url: String,
    /// The stored switch; what answers show depends on the project and the instance too.
    pub enabled: bool,
    /// Whether the credentials could not be taken out of the address when it was stored.
    pub stored_whole: bool,
    /// Whether only protected branches are pushed.
    pub only_protected_branches: bool,
    /// Whether diverged refs are left alone; unset until somebody sets it.
    pub keep_divergent_refs: Option<bool>,
    /// How the server shows itself to the target.
    pub auth_method: AuthMethod,
    /// Known hosts as the API's parameter takes them: `type base64` or `host type base64`.
    pub host_keys: Vec<String>,
    /// Which branches are pushed, on EE.
    pub mirror_branch_regex: Option<String>,
    /// The public half of the key pair in OpenSSH form, once made.
    pub public_key: Option<String>,
    /// How the last or current attempt stands.
    pub update_status: UpdateStatus,
    /// What went wrong in the last attempt, unmasked.
    pub last_error: Option<String>,
    /// End of the last attempt that finished or failed.
    pub last_update_at: Option<Moment>,
    /// Start of the last attempt.
    pub last_update_started_at: Option<Moment>,
    /// End of the last attempt that succeeded.
    pub last_successful_update_at: Option<Moment>,
    /// When the row was last touched; no answer shows it, `If-Unmodified-Since` meets it.
    pub updated_at: Moment,
    /// What a push comes to when git is scripted.
    pub outcome: ScriptedOutcome,
    /// Queued and running work.
    pub work: Work,
}

impl Mirror {
    /// A mirror with everything else as GitLab's columns default.
    #[must_use]
    pub fn new(id: u64, url: impl Into<String>, now: Moment) -> Self {
        let url = url.into();
        Self {
            id,
            stored_whole: Address::is_stored_whole(&url),
            url,
            enabled: false,
            only_protected_branches: false,
            keep_divergent_refs: None,
            auth_method: AuthMethod::default(),
            host_keys: Vec::new(),
            mirror_branch_regex: None,
            public_key: None,
            update_status: UpdateStatus::default(),
            last_error: None,
            last_update_at: None,
            last_update_started_at: None,
            last_successful_update_at: None,
            updated_at: now,
            outcome: ScriptedOutcome::default(),
            work: Work::default(),
        }
    }

    /// Whether the key pair is in use: it is kept for other addresses too, but does nothing.
    #[must_use]
    pub fn uses_key(&self) -> bool {
        self.auth_method == AuthMethod::SshPublicKey && self.url.starts_with("ssh://")
    }
}

/// Leaves out the address, which holds the credentials, and the error, which may repeat it.
impl fmt::Debug for Mirror {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mirror")
            .field("id", &self.id)
            .field("enabled", &self.enabled)
            .field("update_status", &self.update_status)
            .field("work", &self.work)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_word_reads_back() {
        for (status, word) in UpdateStatus::WORDS {
            assert_eq!(UpdateStatus::parse(word), Some(status));
            assert_eq!(status.as_str(), word);
        }
        assert_eq!(UpdateStatus::parse("scheduled"), None);
    }

    #[test]
    fn debug_output_holds_no_credentials() {
        let mirror = Mirror::new(
            1,
            "https://user:secret@example.com/a.git",
            Moment::default(),
        );
        assert!(!format!("{mirror:?}").contains("secret"));
    }
}
