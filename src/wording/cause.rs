//! Why a push failed and what helps, in words.

use mirrordeck_domain::model::last_error::{Cause, NextStep};

/// The cause as a headline.
pub(crate) const fn title(cause: Cause) -> &'static str {
    match cause {
        Cause::Diverged => "The target has commits that GitLab does not",
        Cause::Authentication => "The target rejected the stored credentials",
        Cause::UserMissing => "The target wants a user name",
        Cause::KeyNotAuthorised => "The target does not know this mirror's key",
        Cause::HostKeyUnverified => "The target's host key is unknown or has changed",
        Cause::WorkflowPermission => "The GitHub token lacks the workflow permission",
        Cause::NotFound => "There is no repository at this address",
        Cause::PushRefused => "The target forbids this push",
        Cause::Lfs => "LFS objects could not be pushed",
        Cause::ContentRefused => "The target refuses some of the content",
        Cause::AddressBlocked => "This GitLab forbids the address",
        Cause::Network => "The target could not be reached in time",
        Cause::TooManyMirrors => "More than 10 mirrors of this project are enabled",
        Cause::Unknown => "The push failed",
    }
}

/// What to do about it.
pub(crate) const fn next_step(step: NextStep) -> &'static str {
    match step {
        NextStep::ReviewDivergence => {
            "The credentials work, and everything else was pushed. Look at the refs below; then merge them on the target, or let GitLab overwrite them."
        }
        NextStep::Rotate => {
            "The secret is wrong, has expired, or may not push. Add a mirror with a new one, then delete this one: GitLab cannot change a stored secret."
        }
        NextStep::RotateWithUser => {
            "Add a mirror with a user name (Bitbucket wants the owner's), then delete this one."
        }
        NextStep::AuthorisePublicKey => {
            "Copy the public key, add it on the target as a key with write access, then sync."
        }
        NextStep::CompareHostKeys => {
            "Compare the fingerprints with those the target publishes. Set the host keys if this GitLab can; otherwise add the mirror again on GitLab's own page, which can detect them."
        }
        NextStep::RotateWithWorkflow => {
            "Create a GitHub token that may update workflows, add a mirror with it, then delete this one."
        }
        NextStep::ChangeUrl => {
            "The address must be exact, mostly with .git at the end, and the repository must exist. Add a mirror with the right address, then delete this one."
        }
        NextStep::AllowOnTarget => {
            "Let this user push there: lift the branch protection or the hook, or allow force pushes. Then sync."
        }
        NextStep::UseHttps => {
            "LFS needs an https address with a password. The refs themselves were pushed."
        }
        NextStep::FixSource => {
            "Remove large files or private e-mail addresses from the commits, or allow them on the target."
        }
        NextStep::AskAdministrator => {
            "Ask an administrator of this GitLab to allow requests to that address."
        }
        NextStep::SyncLater => {
            "Check that the target is up and reachable from GitLab, then sync again."
        }
        NextStep::DisableAnother => {
            "Disable another mirror of this project; GitLab syncs only ten."
        }
        NextStep::ReadError => "GitLab's own text is all there is to go by.",
    }
}
