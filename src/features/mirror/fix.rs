//! Which button goes with which cause.

use mirrordeck_domain::model::last_error::{Cause, NextStep};

use crate::features::mirror::action::Action;

/// What the page offers against a cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fix {
    /// Something of ours.
    Act(Action),
    /// The public key, to be taken to the target.
    CopyKey,
    /// GitLab's own page, the only one that can detect host keys on servers whose API takes none.
    OpenSettings,
}

/// The button for a cause. `can_set_host_keys` tells whether this GitLab takes host keys.
pub(super) const fn fix(cause: Cause, can_set_host_keys: bool) -> Fix {
    Fix::Act(match cause.next_step() {
        NextStep::ReviewDivergence => Action::Overwrite,
        NextStep::Rotate
        | NextStep::RotateWithUser
        | NextStep::RotateWithWorkflow
        | NextStep::ChangeUrl
        | NextStep::UseHttps => Action::Replace,
        NextStep::AuthorisePublicKey => return Fix::CopyKey,
        NextStep::CompareHostKeys if can_set_host_keys => Action::SetHostKeys,
        NextStep::CompareHostKeys => return Fix::OpenSettings,
        NextStep::DisableAnother => Action::SeeMirrors,
        NextStep::AllowOnTarget
        | NextStep::FixSource
        | NextStep::AskAdministrator
        | NextStep::SyncLater
        | NextStep::ReadError => Action::SyncAgain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_has_the_button_that_helps() {
        let check = |cause: Cause, can_set_host_keys: bool, expected: Fix| {
            assert_eq!(fix(cause, can_set_host_keys), expected, "{cause:?}");
        };
        check(Cause::Diverged, true, Fix::Act(Action::Overwrite));
        check(Cause::Authentication, true, Fix::Act(Action::Replace));
        check(Cause::NotFound, true, Fix::Act(Action::Replace));
        check(Cause::KeyNotAuthorised, true, Fix::CopyKey);
        check(
            Cause::HostKeyUnverified,
            true,
            Fix::Act(Action::SetHostKeys),
        );
        check(Cause::HostKeyUnverified, false, Fix::OpenSettings);
        check(Cause::TooManyMirrors, true, Fix::Act(Action::SeeMirrors));
        check(Cause::Network, true, Fix::Act(Action::SyncAgain));
        check(Cause::Unknown, true, Fix::Act(Action::SyncAgain));
    }
}
