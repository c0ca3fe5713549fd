//! API errors in words: what failed, why if known, what to do next.

use mirrordeck_domain::api::error::{ApiError, SignInProblem, TokenProblem};
use mirrordeck_language::{Words, fill, text};

/// An error as a headline and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    /// What is wrong.
    pub(crate) title: String,
    /// Why, if known, and what to do next.
    pub(crate) text: String,
}

/// An error of reading something.
pub(crate) fn read(error: &ApiError) -> Message {
    let (title, words): (&'static str, Words) = match error {
        ApiError::Network => (
            "GitLab could not be reached",
            "The connection failed, or something between here and GitLab blocked the answer. Check the network, then try again.".into(),
        ),
        ApiError::Timeout => (
            "GitLab did not answer in time",
            "The server or the network is slow. Try again in a moment.".into(),
        ),
        ApiError::TokenRejected(problem) => return token(*problem),
        ApiError::SignIn(SignInProblem::NotRenewed) => (
            "Your sign-in could not be renewed now",
            "GitLab could not be asked for the next token, so this was not done. Try again in a moment.".into(),
        ),
        ApiError::SignIn(_) => return token(TokenProblem::GrantEnded),
        ApiError::Unauthorized => (
            "You need the Maintainer role here",
            "GitLab lets only Maintainers and Owners of a project manage its mirrors. Ask one of them for the role. You stay signed in.".into(),
        ),
        ApiError::InsufficientScope { .. } => (
            "This token may not do that",
            "Its scope is too small. Use a token with the scope api, or read_api for looking only.".into(),
        ),
        ApiError::InsufficientGranularScope {
            permission: Some(permission),
            ..
        } => (
            "This fine-grained token lacks a permission",
            fill("It needs {0} for this project. Add it to the token in GitLab, or use another token.", &[permission]).into(),
        ),
        ApiError::InsufficientGranularScope { description, .. } => (
            "This fine-grained token lacks a permission",
            sentence(description, "Add the remote mirror permissions for this project to the token."),
        ),
        ApiError::Forbidden { message } => (
            "GitLab refuses this",
            sentence(message, "Ask an administrator of the project or the instance."),
        ),
        ApiError::ProjectNotFound => (
            "There is no such project",
            "It does not exist, has been deleted, or is hidden from this account. Check the path, or sign in with another token.".into(),
        ),
        ApiError::RecordNotFound => (
            "There is no such mirror",
            "It has been deleted, or belongs to another project.".into(),
        ),
        ApiError::NoPublicKey => (
            "This mirror has no public key",
            "GitLab makes a key pair only for ssh addresses with SSH public key authentication.".into(),
        ),
        ApiError::NoSuchRoute => (
            "This GitLab does not offer that",
            "Its version or edition does not know the request.".into(),
        ),
        ApiError::BadParameter { message } | ApiError::Refused { message } => (
            "GitLab refuses this",
            sentence(message, "Change it and try again."),
        ),
        ApiError::Invalid { fields } => ("GitLab refuses these values", invalid(fields).into()),
        ApiError::Moved => (
            "This project has moved",
            "Open it under its new path or by its number.".into(),
        ),
        ApiError::NotAllowed { message } => ("GitLab does not allow this request", sentence(message, "")),
        ApiError::Conflict => (
            "Somebody else changed it meanwhile",
            "Look at the current state, then try again.".into(),
        ),
        ApiError::Throttled { message } => (
            "Too many requests",
            sentence(message, "Wait a minute; GitLab limits how often it may be asked."),
        ),
        ApiError::Maintenance { .. } => (
            "GitLab is in maintenance mode",
            "It can be read but not changed until an administrator ends the maintenance.".into(),
        ),
        ApiError::Server { status, .. } => (
            "GitLab has a problem",
            fill("The server answered {0}. Try again in a moment; if it stays so, tell an administrator.", &[&status.to_string()]).into(),
        ),
        ApiError::NotGitLab { status, .. } => (
            "This answer does not come from GitLab's API",
            fill("Something in between answered {0} with a page of its own: a proxy, a sign-in page, or the wrong address. Check the instance address, then try again.", &[&status.to_string()]).into(),
        ),
        ApiError::Undecodable { detail, .. } => (
            "GitLab's answer could not be read",
            fill("Reading stopped because {0}. Try again; if it stays so, copy the details and report them.", &[detail.trim_end_matches('.')]).into(),
        ),
        ApiError::Other { status, message } => (
            "GitLab gave an unexpected answer",
            sentence(&fill("It answered {0}: {1}", &[&status.to_string(), message]), "Try again in a moment."),
        ),
        ApiError::UnknownOutcome(cause) => {
            let cause = read(cause);
            return Message {
                title: text("It is not known whether this was done").to_owned(),
                text: fill("{0}. Look at the current state before you repeat it.", &[&cause.title]),
            };
        }
    };
    Message {
        title: text(title).to_owned(),
        text: words.into_string(),
    }
}

/// An error of changing something, in one line.
pub(crate) fn write(error: &ApiError) -> String {
    line(&read(error))
}

/// A message in one line.
pub(crate) fn line(message: &Message) -> String {
    fill("{0}. {1}", &[&message.title, &message.text])
}

/// Why a token was rejected for good.
pub(crate) fn token(problem: TokenProblem) -> Message {
    let (title, words) = match problem {
        TokenProblem::Expired => (
            "Your token has expired",
            "Create a new token in GitLab and connect with it.",
        ),
        TokenProblem::Revoked => (
            "Your token was revoked",
            "Create a new token in GitLab and connect with it.",
        ),
        TokenProblem::ImpersonationDisabled => (
            "This instance forbids impersonation tokens",
            "Use a personal, project or group access token.",
        ),
        TokenProblem::ProofRequired => (
            "Your account demands signed requests (DPoP)",
            "Turn that off in your GitLab preferences, or use the token of another account; a static page cannot sign requests.",
        ),
        TokenProblem::GrantEnded => (
            "Your sign-in has ended",
            "GitLab no longer accepts it: it was revoked, or another copy of this tab renewed it. Sign in again; you come back to where you were, with what you typed except passwords.",
        ),
        TokenProblem::Other => (
            "GitLab does not know this token",
            "Check that it was copied whole and belongs to this instance, or create a new one.",
        ),
    };
    Message {
        title: text(title).to_owned(),
        text: text(words).to_owned(),
    }
}

/// The model's messages, attribute by attribute.
fn invalid(fields: &[(String, Vec<String>)]) -> String {
    fields
        .iter()
        .flat_map(|(field, messages)| {
            messages.iter().map(move |message| match field.as_str() {
                "base" => message.clone(),
                field => format!("{field} {message}"),
            })
        })
        .collect::<Vec<_>>()
        .join("; ")
}

/// The server's words as a sentence, followed by ours.
fn sentence(server: &str, ours: &'static str) -> Words {
    let server = server.trim();
    let stem = server.trim_end_matches('.');
    match (server.is_empty(), ours.is_empty()) {
        (true, _) => ours.into(),
        (false, true) => fill("{0}.", &[stem]).into(),
        (false, false) => fill("{0}. {1}", &[stem, text(ours)]).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_says_what_to_do() {
        let text = String::from("blocked");
        let errors = [
            ApiError::Network,
            ApiError::Timeout,
            ApiError::Unauthorized,
            ApiError::Forbidden {
                message: text.clone(),
            },
            ApiError::ProjectNotFound,
            ApiError::NoSuchRoute,
            ApiError::Throttled {
                message: String::new(),
            },
            ApiError::Server {
                status: 503,
                message: text.clone(),
            },
            ApiError::UnknownOutcome(Box::new(ApiError::Timeout)),
            ApiError::TokenRejected(TokenProblem::Expired),
        ];
        for error in errors {
            let message = read(&error);
            assert!(message.text.ends_with('.'), "{message:?}");
            assert!(!message.title.ends_with('.'), "{message:?}");
        }
    }

    #[test]
    fn a_missing_role_is_not_worded_as_a_bad_token() {
        let message = read(&ApiError::Unauthorized);
        assert!(message.title.contains("Maintainer"));
        assert!(message.text.contains("You stay signed in"));
    }

    #[test]
    fn model_errors_are_listed_by_attribute_but_base_stands_alone() {
        let fields = vec![
            ("url".to_owned(), vec!["is blocked".to_owned()]),
            ("base".to_owned(), vec!["Maximum reached".to_owned()]),
        ];
        assert_eq!(invalid(&fields), "url is blocked; Maximum reached");
    }
}
