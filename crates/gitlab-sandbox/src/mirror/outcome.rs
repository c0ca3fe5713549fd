//! What one attempt to push to a mirror came to.

/// How a push ended, before GitLab's rules make a status of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PushOutcome {
    /// Everything that should be on the remote is there.
    Success,
    /// These refs have diverged and were left alone, because the mirror keeps divergent refs.
    Diverged(Vec<String>),
    /// The push failed with this text, as GitLab shows it, credentials already masked.
    Failed(String),
}
