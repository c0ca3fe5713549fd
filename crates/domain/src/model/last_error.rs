//! Reading the text a failed push left behind.

/// Why a push failed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Cause {
    /// The target has commits that GitLab will not overwrite; credentials work and all else was pushed.
    Diverged,
    /// The secret is wrong, expired or too weak.
    Authentication,
    /// The target wants a user (Bitbucket the owner), and the address has none.
    UserMissing,
    /// The target does not know this mirror's key.
    KeyNotAuthorised,
    /// The target's own key is unknown or has changed.
    HostKeyUnverified,
    /// GitHub wants a token with the workflow permission.
    WorkflowPermission,
    /// The address is not exact, often lacking `.git`, or the repository is gone.
    NotFound,
    /// The target forbids this push: protected branch, hook, no rewriting.
    PushRefused,
    /// LFS objects could not be pushed, which needs http(s) with a password.
    Lfs,
    /// GitHub refuses large files and private e-mail addresses.
    ContentRefused,
    /// The instance forbids this address.
    AddressBlocked,
    /// The network, or a slow target.
    Network,
    /// More than 10 mirrors of the project are enabled.
    TooManyMirrors,
    /// Nothing we know.
    Unknown,
}

/// What helps.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum NextStep {
    /// List the refs, link both sides, offer the other divergence rule.
    ReviewDivergence,
    /// Give a new secret.
    Rotate,
    /// Give the secret again, with a user.
    RotateWithUser,
    /// Copy the public key, authorise it at the target, sync.
    AuthorisePublicKey,
    /// Compare fingerprints; set the host keys where the server can, else recreate.
    CompareHostKeys,
    /// Make a token with the workflow permission, rotate.
    RotateWithWorkflow,
    /// Correct the address.
    ChangeUrl,
    /// Allow the push on the target.
    AllowOnTarget,
    /// Use https with a password, or accept that LFS objects are missing.
    UseHttps,
    /// Take the file or address out of the source's history.
    FixSource,
    /// Ask an administrator of the instance to allow the address.
    AskAdministrator,
    /// Sync again later.
    SyncLater,
    /// Disable another mirror of the project.
    DisableAnother,
    /// Read the text.
    ReadError,
}

/// Cause and next step of an error text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Explanation {
    /// Why it failed.
    pub cause: Cause,
    /// What helps.
    pub next_step: NextStep,
}

/// Words to look for, all of which must occur, and what they mean. The first hit wins.
///
/// Compared without regard to letter case, except for words written in capitals here.
const CATALOGUE: [(&[&str], Cause); 37] = [
    (&["some refs have diverged"], Cause::Diverged),
    // GitHub reports a large file through its pre-receive hook, so this stands before the hooks.
    (&["gh001", "file size limit"], Cause::ContentRefused),
    (&["authentication failed"], Cause::Authentication),
    (&["invalid username or password"], Cause::Authentication),
    (&["http basic: access denied"], Cause::Authentication),
    (&["returned error: 401"], Cause::Authentication),
    (&["returned error: 403"], Cause::Authentication),
    (&["could not read username"], Cause::UserMissing),
    (&["permission denied (publickey"], Cause::KeyNotAuthorised),
    (&["host key verification failed"], Cause::HostKeyUnverified),
    (
        &["refusing to allow", "workflow"],
        Cause::WorkflowPermission,
    ),
    (&["returned error: 301"], Cause::NotFound),
    (&["repository not found"], Cause::NotFound),
    (&["returned error: 404"], Cause::NotFound),
    (&["protected branch"], Cause::PushRefused),
    (&["pre-receive hook declined"], Cause::PushRefused),
    (&["non-fast-forward"], Cause::PushRefused),
    (&["LFS"], Cause::Lfs),
    (&["file exceeds"], Cause::ContentRefused),
    (&["rst_stream"], Cause::ContentRefused),
    (&["remote mirror url is invalid"], Cause::AddressBlocked),
    (&["is blocked"], Cause::AddressBlocked),
    (&["deadline exceeded"], Cause::Network),
    (&["timed out"], Cause::Network),
    (&["could not resolve host"], Cause::Network),
    (&["connection refused"], Cause::Network),
    (&["maximum number of push mirrors"], Cause::TooManyMirrors),
    // Other wordings of the same causes, last so that they never outweigh the words above.
    (&["could not read password"], Cause::Authentication),
    (&["access denied"], Cause::Authentication),
    (&["does not appear to be a git repository"], Cause::NotFound),
    (&["gh007"], Cause::ContentRefused),
    (&["not allowed to force push"], Cause::PushRefused),
    (&["deny updating a hidden ref"], Cause::PushRefused),
    (&["[remote rejected]"], Cause::PushRefused),
    (&["connection reset"], Cause::Network),
    (&["no route to host"], Cause::Network),
    (&["network is unreachable"], Cause::Network),
];

impl Cause {
    /// What helps against it.
    pub const fn next_step(self) -> NextStep {
        match self {
            Self::Diverged => NextStep::ReviewDivergence,
            Self::Authentication => NextStep::Rotate,
            Self::UserMissing => NextStep::RotateWithUser,
            Self::KeyNotAuthorised => NextStep::AuthorisePublicKey,
            Self::HostKeyUnverified => NextStep::CompareHostKeys,
            Self::WorkflowPermission => NextStep::RotateWithWorkflow,
            Self::NotFound => NextStep::ChangeUrl,
            Self::PushRefused => NextStep::AllowOnTarget,
            Self::Lfs => NextStep::UseHttps,
            Self::ContentRefused => NextStep::FixSource,
            Self::AddressBlocked => NextStep::AskAdministrator,
            Self::Network => NextStep::SyncLater,
            Self::TooManyMirrors => NextStep::DisableAnother,
            Self::Unknown => NextStep::ReadError,
        }
    }

    /// Whether trying the same again cannot help: credentials, host key or address are wrong.
    pub const fn is_conclusive(self) -> bool {
        match self {
            Self::Authentication
            | Self::UserMissing
            | Self::KeyNotAuthorised
            | Self::HostKeyUnverified
            | Self::WorkflowPermission
            | Self::NotFound
            | Self::AddressBlocked => true,
            Self::Diverged
            | Self::PushRefused
            | Self::Lfs
            | Self::ContentRefused
            | Self::Network
            | Self::TooManyMirrors
            | Self::Unknown => false,
        }
    }
}

/// Finds cause and next step of a mirror's `last_error`.
pub fn explain(text: &str) -> Explanation {
    let lower = text.to_ascii_lowercase();
    let occurs = |word: &&str| {
        // `LFS` in small letters is part of too many names.
        let is_exact = word.starts_with(|c: char| c.is_ascii_uppercase());
        if is_exact {
            text.contains(word)
        } else {
            lower.contains(word)
        }
    };
    let cause = CATALOGUE
        .iter()
        .find(|(words, _)| words.iter().all(occurs))
        .map_or(Cause::Unknown, |(_, cause)| *cause);
    Explanation {
        cause,
        next_step: cause.next_step(),
    }
}

/// The refs that diverged, as GitLab lists them below its first line; empty for other errors.
pub fn diverged_refs(text: &str) -> Vec<&str> {
    let Some(at) = text.find("Some refs have diverged") else {
        return Vec::new();
    };
    text[at..]
        .lines()
        .skip(1)
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests;
