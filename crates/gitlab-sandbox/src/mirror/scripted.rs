//! What a push comes to in a world whose git is scripted.

use super::{
    outcome::PushOutcome,
    url_rules::{Address, Uri},
};
use crate::git::wording;

/// The `outcome` of a mirror in a scene.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ScriptedOutcome {
    /// The push succeeds.
    #[default]
    Success,
    /// The push succeeds after a while.
    Slow,
    /// The remote has diverged.
    Diverged,
    /// The remote refuses the credentials.
    Auth,
    /// The push never ends.
    Stuck,
    /// The push fails with this text.
    Error(String),
}

impl ScriptedOutcome {
    /// Reads the word, or takes the text as the error itself.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "success" => Self::Success,
            "slow" => Self::Slow,
            "diverged" => Self::Diverged,
            "auth" => Self::Auth,
            "stuck" => Self::Stuck,
            text => Self::Error(text.to_owned()),
        }
    }

    /// The word or text that `parse` reads back.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Success => "success",
            Self::Slow => "slow",
            Self::Diverged => "diverged",
            Self::Auth => "auth",
            Self::Stuck => "stuck",
            Self::Error(text) => text,
        }
    }
}

/// How many seconds a scripted attempt takes; `None`: it never ends.
pub(crate) const fn seconds(outcome: &ScriptedOutcome) -> Option<i64> {
    match outcome {
        ScriptedOutcome::Stuck => None,
        ScriptedOutcome::Slow => Some(60),
        ScriptedOutcome::Success
        | ScriptedOutcome::Diverged
        | ScriptedOutcome::Auth
        | ScriptedOutcome::Error(_) => Some(1),
    }
}

/// What a scripted attempt comes to, in the words git and GitLab would use.
pub(crate) fn outcome(outcome: &ScriptedOutcome, url: &str) -> PushOutcome {
    match outcome {
        ScriptedOutcome::Success | ScriptedOutcome::Slow | ScriptedOutcome::Stuck => {
            PushOutcome::Success
        }
        ScriptedOutcome::Diverged => PushOutcome::Diverged(vec!["refs/heads/main".to_owned()]),
        ScriptedOutcome::Auth => {
            let address = Address::split(url).bare;
            let host = Uri::parse(&address).map_or("", |uri| uri.hostname());
            PushOutcome::Failed(wording::bad_credentials(host, &address))
        }
        ScriptedOutcome::Error(text) => PushOutcome::Failed(text.clone()),
    }
}
