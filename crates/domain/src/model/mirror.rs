//! A push mirror as the API shows it.

use serde::Deserialize;

use crate::model::id::MirrorId;
use crate::model::json::{Fields, Json, Misfit};
use crate::model::lenient;
use crate::model::timestamp::Timestamp;

/// One push mirror of a project.
///
/// Tolerant of fields that are missing (older servers), null or unknown.
/// Fields of <https://docs.gitlab.com/api/remote_mirrors/>.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(try_from = "Json")]
pub struct Mirror {
    /// Identity, needed for every write.
    pub id: MirrorId,
    /// Whether pushes happen *in effect*: reads false when the instance forbids them although true is stored.
    pub enabled: bool,
    /// Target address with credentials masked; absent if the server cannot parse what it stored.
    pub url: Option<String>,
    /// What the last attempt came to.
    pub update_status: UpdateStatus,
    /// End of the last attempt that finished or failed.
    pub last_update_at: Option<Timestamp>,
    /// Start of the last attempt.
    pub last_update_started_at: Option<Timestamp>,
    /// End of the last attempt that succeeded.
    pub last_successful_update_at: Option<Timestamp>,
    /// Foreign, possibly multi-line text; null after a success.
    pub last_error: Option<String>,
    /// Whether only protected branches are pushed.
    pub only_protected_branches: bool,
    /// Whether refs that diverged on the target are left alone; null reads as false (13.0).
    pub keep_divergent_refs: bool,
    /// How the target authenticates GitLab; absent before 16.10.
    pub auth_method: Option<AuthMethod>,
    /// Fingerprints of the stored host keys; absent before 18.4.
    pub host_keys: Option<Vec<HostKey>>,
    /// Pattern of the branches to push; outer `None` when the edition does not have it (CE).
    pub mirror_branch_regex: Option<Option<String>>,
}

/// State of the last attempt, in GitLab's words.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum UpdateStatus {
    /// Never attempted.
    #[default]
    None,
    /// Documented, though no push mirror is known to show it.
    Scheduled,
    /// Being pushed.
    Started,
    /// Pushed.
    Finished,
    /// Given up.
    Failed,
    /// Failed, and will be tried again by itself.
    ToRetry,
    /// A word this version does not know, kept to be shown.
    Unknown(String),
}

/// How the target authenticates GitLab.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuthMethod {
    /// User and password or token in the address.
    Password,
    /// A key pair that GitLab made for this mirror.
    SshPublicKey,
    /// A word this version does not know, kept to be shown.
    Unknown(String),
}

/// A host key that the server holds for an SSH target; the key itself cannot be read back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostKey {
    /// `SHA256:` and the unpadded base64 digest.
    pub fingerprint_sha256: String,
}

impl TryFrom<Json> for Mirror {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            id: MirrorId(fields.required("id")),
            enabled: fields.optional("enabled").unwrap_or_default(),
            url: fields.optional("url"),
            update_status: lenient::word(fields, "update_status").unwrap_or_default(),
            last_update_at: lenient::timestamp(fields, "last_update_at"),
            last_update_started_at: lenient::timestamp(fields, "last_update_started_at"),
            last_successful_update_at: lenient::timestamp(fields, "last_successful_update_at"),
            last_error: fields.optional("last_error"),
            only_protected_branches: fields
                .optional("only_protected_branches")
                .unwrap_or_default(),
            keep_divergent_refs: fields.optional("keep_divergent_refs").unwrap_or_default(),
            auth_method: lenient::word(fields, "auth_method"),
            host_keys: fields.optional("host_keys"),
            mirror_branch_regex: fields
                .has("mirror_branch_regex")
                .then(|| fields.optional("mirror_branch_regex")),
        })
    }
}

impl TryFrom<Json> for HostKey {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            fingerprint_sha256: fields.given("fingerprint_sha256").unwrap_or_default(),
        })
    }
}

impl UpdateStatus {
    /// GitLab's word for it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Scheduled => "scheduled",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Failed => "failed",
            Self::ToRetry => "to_retry",
            Self::Unknown(word) => word,
        }
    }
}

impl From<String> for UpdateStatus {
    fn from(word: String) -> Self {
        match word.as_str() {
            "none" => Self::None,
            "scheduled" => Self::Scheduled,
            "started" => Self::Started,
            "finished" => Self::Finished,
            "failed" => Self::Failed,
            "to_retry" => Self::ToRetry,
            _ => Self::Unknown(word),
        }
    }
}

impl AuthMethod {
    /// GitLab's word for it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Password => "password",
            Self::SshPublicKey => "ssh_public_key",
            Self::Unknown(word) => word,
        }
    }
}

impl From<String> for AuthMethod {
    fn from(word: String) -> Self {
        match word.as_str() {
            "password" => Self::Password,
            "ssh_public_key" => Self::SshPublicKey,
            _ => Self::Unknown(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(keys: &str) -> Mirror {
        serde_json::from_str(&format!(r#"{{"id":101{keys}}}"#)).expect("mirrors are read leniently")
    }

    #[test]
    fn each_status_is_kept_word_for_word() {
        for word in [
            "none",
            "scheduled",
            "started",
            "finished",
            "failed",
            "to_retry",
            "hibernating",
        ] {
            let status = read(&format!(r#","update_status":"{word}""#)).update_status;
            assert_eq!(status.as_str(), word);
            let is_known = !matches!(status, UpdateStatus::Unknown(_));
            assert_eq!(is_known, word != "hibernating", "{word}");
        }
    }

    #[test]
    fn each_auth_method_is_kept_word_for_word() {
        for word in ["password", "ssh_public_key", "handshake"] {
            let method = read(&format!(r#","auth_method":"{word}""#)).auth_method;
            assert_eq!(method.as_ref().map(AuthMethod::as_str), Some(word));
            let is_known = !matches!(method, Some(AuthMethod::Unknown(_)));
            assert_eq!(is_known, word != "handshake", "{word}");
        }
    }

    #[test]
    fn nulls_read_like_absent_keys_except_for_the_pattern() {
        let bare = read("");
        assert_eq!(
            (bare.id, bare.enabled, bare.keep_divergent_refs),
            (MirrorId(101), false, false)
        );
        assert_eq!(
            (&bare.update_status, &bare.mirror_branch_regex),
            (&UpdateStatus::None, &None)
        );
        let nulls = read(
            r#","enabled":null,"url":null,"update_status":null,"last_update_at":null,"last_error":null,
                "last_update_started_at":null,"last_successful_update_at":null,"only_protected_branches":null,
                "keep_divergent_refs":null,"auth_method":null,"host_keys":null,"mirror_branch_regex":null"#,
        );
        assert_eq!(nulls.mirror_branch_regex, Some(None));
        assert_eq!(
            Mirror {
                mirror_branch_regex: None,
                ..nulls
            },
            bare
        );
    }

    #[test]
    fn a_full_answer_of_the_newest_server_is_read() {
        let mirror = read(
            r#","enabled":true,"url":"https://*****:*****@h/a.git","update_status":"finished",
                "last_update_at":"2026-01-02T05:04:05.678+02:00","last_update_started_at":"soon",
                "only_protected_branches":true,"keep_divergent_refs":true,"later_key":{"a":[1]},
                "host_keys":[{"fingerprint_sha256":"SHA256:abc","comment":"x"},{}],"mirror_branch_regex":"^v""#,
        );
        assert!(mirror.enabled && mirror.only_protected_branches && mirror.keep_divergent_refs);
        assert_eq!(mirror.last_update_at, Some(Timestamp(1_767_323_045_678)));
        assert_eq!(mirror.last_update_started_at, None);
        assert_eq!(mirror.mirror_branch_regex, Some(Some("^v".to_owned())));
        let keys = mirror.host_keys.unwrap_or_default();
        let fingerprints: Vec<&str> = keys
            .iter()
            .map(|key| key.fingerprint_sha256.as_str())
            .collect();
        assert_eq!(fingerprints, ["SHA256:abc", ""]);
    }
}
