//! Why a connection did not come about, and where in the form that is said.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::instance::{InstanceProblem, InstanceUrl};
use mirrordeck_language::{Words, count, fill, text};

use crate::wording::error::{self, Message};

/// Where in the form a message belongs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// At the address.
    Instance,
    /// At the token.
    Token,
    /// At the foot.
    Form,
}

/// Why the instance or the token will not do.
pub(super) fn refused(error: &ApiError, instance: &InstanceUrl) -> (Place, Message) {
    let say = |title: Words, words: &'static str| Message {
        title: title.into_string(),
        text: text(words).to_owned(),
    };
    let about = |title: &'static str| Words::from(fill(title, &[&instance.to_string()]));
    match error {
        ApiError::Network | ApiError::Timeout => (
            Place::Instance,
            say(
                about("Nothing that this page can read answers at {0}"),
                "The address may be wrong, the server unreachable from here, or it does not let other pages ask (CORS). Open the address in a new tab to see whether GitLab is there.",
            ),
        ),
        ApiError::NotGitLab { .. } | ApiError::NoSuchRoute | ApiError::Undecodable { .. } => (
            Place::Instance,
            say(
                about("{0} answers, but not as GitLab does"),
                "Enter the address at which you open GitLab itself. If GitLab lives under a path, include it.",
            ),
        ),
        ApiError::Unauthorized => (
            Place::Token,
            say(
                "GitLab does not know this token".into(),
                "Check that it was copied whole and belongs to this instance. Deploy, runner and job tokens do not work here: use a personal, project or group access token.",
            ),
        ),
        ApiError::TokenRejected(problem) => (Place::Token, error::token(*problem)),
        ApiError::InsufficientScope { .. } => (
            Place::Token,
            say(
                "This token's scope is too small".into(),
                "Mirrordeck needs the scope api, or read_api for looking only. Create another token with one of the links below.",
            ),
        ),
        _ => (Place::Form, error::read(error)),
    }
}

/// Why a session that nobody used has ended.
pub(super) fn unused(minutes: u32) -> Message {
    let why = match minutes {
        60 => text("Nobody used Mirrordeck for an hour, and you chose to be signed out then. What was typed in forms is still there, except passwords.").to_owned(),
        minutes => count(
            minutes.into(),
            "Nobody used Mirrordeck for {0} minute, and you chose to be signed out then. What was typed in forms is still there, except passwords.",
            "Nobody used Mirrordeck for {0} minutes, and you chose to be signed out then. What was typed in forms is still there, except passwords.",
            &[&minutes.to_string()],
        ),
    };
    Message {
        title: text("You were signed out").to_owned(),
        text: why,
    }
}

/// Why an address cannot be that of an instance.
pub(super) const fn instance(problem: InstanceProblem) -> &'static str {
    match problem {
        InstanceProblem::Empty => {
            "Enter the address of your GitLab, such as https://gitlab.example.com."
        }
        InstanceProblem::SchemeNotAllowed => "The address must begin with https:// or http://.",
        InstanceProblem::Credentials => {
            "Leave user and password out of the address. The token has its own field."
        }
        InstanceProblem::Unparsable => {
            "This is not an address. Enter it as in the browser's address bar, such as https://gitlab.example.com."
        }
    }
}
