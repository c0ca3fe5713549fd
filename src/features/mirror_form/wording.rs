//! What the form says about addresses and credentials.

use mirrordeck_domain::model::target_url::{TargetProblem, TargetWarning};
use mirrordeck_language::fill;

/// Why a target is refused, by us or by GitLab.
pub(super) const fn problem(problem: TargetProblem) -> &'static str {
    match problem {
        TargetProblem::Empty => {
            "Enter the address of the target repository, such as https://github.com/acme/app.git."
        }
        TargetProblem::SchemeNotAllowed => {
            "The address must begin with https://, http://, ssh:// or git://."
        }
        TargetProblem::Unparsable => {
            "This cannot be read. Check host and port; there must be no line breaks."
        }
        TargetProblem::UserStart => {
            "GitLab takes only a user name that begins with a letter or digit from a to z and 0 to 9."
        }
        TargetProblem::HostStart => {
            "The host must begin with a letter or digit. Check it, and put IPv6 addresses in brackets."
        }
        TargetProblem::Localhost | TargetProblem::Loopback => {
            "This GitLab forbids addresses of the server itself. Use another address, or ask an administrator."
        }
        TargetProblem::LocalNetwork
        | TargetProblem::LinkLocal
        | TargetProblem::SharedAddress
        | TargetProblem::Broadcast => {
            "This GitLab forbids addresses of the local network. Ask an administrator to allow it."
        }
        TargetProblem::NotOnAllowList => {
            "This GitLab allows only hosts on its list. Ask an administrator to add this one."
        }
        TargetProblem::Unresolvable => "This GitLab cannot find the host. Check its name.",
        TargetProblem::TooLong => "The host is too long. GitLab takes at most 1024 characters.",
        TargetProblem::AlreadyTaken => {
            "This project already has a mirror with this address, whatever its credentials. Delete that one first, or change its settings."
        }
        TargetProblem::MaskedAgain => {
            "The asterisks stand for something that GitLab does not show. Enter the real value."
        }
        TargetProblem::AtSign => {
            "GitLab takes all before the last @ for credentials. Write user and password into their own fields, and an @ of the path as %40."
        }
        TargetProblem::ColonInUser => {
            "A user name must not contain a colon. What follows it belongs into the field beside it."
        }
    }
}

/// What is accepted although it may not do what is meant.
pub(super) const fn warning(warning: TargetWarning) -> &'static str {
    match warning {
        TargetWarning::MayBeRefused(_) => {
            "This is a local address. Most GitLabs refuse these until an administrator allows them."
        }
        TargetWarning::NotEncrypted => {
            "Nothing is encrypted on the way: others can read the content, and over http the password too. Use https or ssh if the target can."
        }
        TargetWarning::CredentialsInQuery => {
            "The address seems to hold a token behind the question mark. GitLab shows that part to every Maintainer; use the password field."
        }
        TargetWarning::NoSshUser => "Most ssh targets want a user name, usually git.",
        TargetWarning::NoCredentials => {
            "Enter user name and password, unless the target lets anybody push."
        }
        TargetWarning::CredentialsUnused => {
            "git:// knows no credentials. These would be stored for nothing."
        }
        TargetWarning::TokenAsUser => {
            "The user name looks like a token. As a password it would be hidden here."
        }
        TargetWarning::OddUser => {
            "This GitLab may misread special characters in a user name. One of plain letters, digits, - . _ and ~ is safest."
        }
        TargetWarning::OddSecret => {
            "This GitLab may misread special characters in a password. One of plain letters, digits, - . _ and ~ is safest."
        }
        TargetWarning::EncodedSecret => {
            "The password looks percent-encoded. GitLab does not decode it: enter it as it is."
        }
        TargetWarning::BlanksAroundSecret => {
            "There are blanks around the password, perhaps by mistake."
        }
    }
}

/// A user was given, and nothing to prove it with.
pub(super) fn no_secret(user: &str) -> String {
    fill("Enter the password or token for {0}.", &[user])
}
