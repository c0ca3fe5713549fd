//! What a push comes to in a world whose git is scripted.

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
