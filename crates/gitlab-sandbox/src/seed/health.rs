//! How a mirror of the default scene stands, and what makes it stand so.
//!
//! Each failing state comes with the credentials or the target that really produce it, so that a
//! sync confirms what the scene claims.

use serde_json::{Value, json};

use super::mirror_line::MirrorLine;
use crate::git::wording;

/// The states of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Health {
    /// Works.
    Fine,
    /// Was switched off after a success.
    Off,
    /// Was never switched on.
    OffNever,
    /// Enabled and never run.
    Never,
    /// `finished` without any time, as a reset leaves it.
    Unproven,
    /// Under way.
    Running,
    /// Under way for hours.
    Stuck,
    /// Between two attempts; the target is down.
    Retry,
    /// The password is no longer valid.
    Auth,
    /// The address has no user.
    NoUser,
    /// The password may not push.
    Forbidden,
    /// There is no such repository.
    Missing,
    /// The address lacks its `.git`.
    Moved,
    /// The target protects its branch.
    Declined,
    /// The target has commits of its own.
    Diverged,
    /// No host key is known.
    HostKey,
    /// The target does not know the mirror's key.
    PublicKey,
    /// The host name is gone.
    NoHost,
    /// The host does not answer.
    Timeout,
}

impl Health {
    /// Reads the word of a line. `stale` is `ok` for the reader's sake; age makes the difference.
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "ok" | "stale" => Self::Fine,
            "off" => Self::Off,
            "off-never" => Self::OffNever,
            "never" => Self::Never,
            "unproven" => Self::Unproven,
            "running" => Self::Running,
            "stuck" => Self::Stuck,
            "retry" => Self::Retry,
            "auth" => Self::Auth,
            "nouser" => Self::NoUser,
            "forbidden" => Self::Forbidden,
            "missing" => Self::Missing,
            "moved" => Self::Moved,
            "declined" => Self::Declined,
            "diverged" => Self::Diverged,
            "hostkey" => Self::HostKey,
            "publickey" => Self::PublicKey,
            "nohost" => Self::NoHost,
            "timeout" => Self::Timeout,
            _ => return None,
        })
    }

    /// Whether the mirror is switched on.
    pub(super) fn is_enabled(self) -> bool {
        !matches!(self, Self::Off | Self::OffNever)
    }

    /// GitLab's word for it.
    pub(super) fn update_status(self) -> &'static str {
        match self {
            Self::Fine | Self::Off | Self::Unproven => "finished",
            Self::Never | Self::OffNever => "none",
            Self::Running | Self::Stuck => "started",
            Self::Retry => "to_retry",
            _ => "failed",
        }
    }

    /// What a scripted push comes to.
    pub(super) fn outcome(self, error: Option<&str>) -> String {
        let word = match self {
            Self::Running => "slow",
            Self::Stuck => "stuck",
            Self::Auth => "auth",
            Self::Diverged => "diverged",
            _ => error.unwrap_or("success"),
        };
        word.to_owned()
    }

    /// How the target has to behave; nothing if it is like any other.
    pub(super) fn target_rules(self) -> Option<Value> {
        Some(match self {
            Self::Retry => json!({"answer": "unavailable"}),
            Self::Forbidden => json!({"answer": "forbidden"}),
            Self::Missing => json!({"answer": "missing"}),
            Self::Diverged => json!({"diverged": ["main"]}),
            Self::PublicKey => json!({"authorized_keys": []}),
            Self::Declined => json!({"declines": {
                "refs": ["refs/heads/main"],
                "message": PROTECTED,
            }}),
            _ => return None,
        })
    }

    /// The error GitLab shows.
    pub(super) fn last_error(self, mirror: &MirrorLine) -> Option<String> {
        let (host, url) = (mirror.host.as_str(), mirror.shown());
        Some(match self {
            Self::Retry => wording::unavailable(&url),
            Self::Auth => wording::bad_credentials(host, &url),
            Self::NoUser => wording::no_user(host),
            Self::Forbidden => wording::forbidden(host, &url),
            Self::Missing => wording::missing(host, &url),
            Self::Moved => wording::moved(&url),
            Self::Declined => wording::declined(&url, PROTECTED, &["main", "v1.0.0", "v1.1.0"]),
            Self::Diverged => wording::diverged(&["refs/heads/main"]),
            Self::HostKey => wording::no_host_key(host),
            Self::PublicKey => wording::key_denied(host),
            Self::NoHost => wording::no_host(host, &url),
            Self::Timeout => wording::timed_out(host, &url),
            _ => return None,
        })
    }
}

const PROTECTED: &str =
    "GitLab: You are not allowed to push code to protected branches on this project.";
