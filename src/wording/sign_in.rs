//! Why signing in with GitLab did not come about, and what to do.

use mirrordeck_domain::api::error::{ApiError, SignInProblem};
use mirrordeck_domain::model::sign_in::Refusal;
use mirrordeck_language::{Words, fill, text};

use crate::wording::error::{self, Message};

/// Why signing in did not come about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SignInFailure {
    /// The browser makes no digests for this page, as it is neither https nor on this machine.
    Insecure,
    /// The browser refuses to remember the question, so that no answer could be trusted.
    NotStored,
    /// The instance cannot be asked, or is none.
    Unreachable(ApiError),
    /// The instance says that people sign in at another address, which is given.
    Elsewhere(String),
    /// An answer came to a question that this tab has not put.
    NotOurs,
    /// GitLab sent the person back without a code.
    Refused(Refusal),
    /// The code brought no session.
    NotExchanged(ApiError),
}

/// The same in words.
pub(crate) fn failed(failure: &SignInFailure) -> Message {
    let (title, words): (&'static str, Words) = match failure {
        SignInFailure::Insecure => (
            "This page cannot begin a sign-in",
            "Browsers offer what signing in needs to pages under https only. Ask whoever hosts this page for an https address, or use an access token.".into(),
        ),
        SignInFailure::NotStored => (
            "This browser refuses to remember that you are signing in",
            "Without that no answer can be trusted. Allow this page to store data, or use an access token.".into(),
        ),
        SignInFailure::Unreachable(error) => {
            ("The sign-in did not begin", error::write(error).into())
        }
        SignInFailure::Elsewhere(page) => (
            "This GitLab has its sign-in page at another address",
            fill("It names {0}. Enter the address of GitLab that this page belongs to.", &[page]).into(),
        ),
        SignInFailure::NotOurs => (
            "The answer from GitLab was not taken",
            "It does not belong to a sign-in that was begun in this tab, or has been used before. Nothing was sent anywhere. Sign in again from here.".into(),
        ),
        SignInFailure::Refused(Refusal { error, .. }) if error == "access_denied" => (
            "You did not allow access",
            "Nothing was changed, and nothing is stored. Sign in again, or use an access token.".into(),
        ),
        SignInFailure::Refused(Refusal { error, description }) => (
            "GitLab refused the sign-in",
            fill(
                "{0}. Whoever hosts this page should compare the application that is registered in GitLab with docs/signing-in.md.",
                &[if description.is_empty() { error } else { description.trim_end_matches('.') }],
            )
            .into(),
        ),
        SignInFailure::NotExchanged(error) => {
            ("The sign-in could not be finished", not_exchanged(error))
        }
    };
    Message {
        title: text(title).to_owned(),
        text: words.into_string(),
    }
}

/// Why a code brought no session.
fn not_exchanged(error: &ApiError) -> Words {
    match cause(error) {
        ApiError::SignIn(SignInProblem::GrantEnded) => {
            "The permission that GitLab gave is too old, or has been used. Sign in again.".into()
        }
        ApiError::SignIn(SignInProblem::UnknownClient) => {
            "GitLab does not know this page as an application, or expects a secret from it. Whoever hosts this page should register it as a non-confidential application and put its id into config.json.".into()
        }
        ApiError::InsufficientScope { .. } => {
            "The application has neither the scope api nor read_api. Whoever hosts this page should add it in GitLab.".into()
        }
        error => {
            let message = error::read(error);
            fill("{0}. {1} Then sign in again.", &[&message.title, &message.text]).into()
        }
    }
}

/// What made the outcome of a write unknown; a code that may have been used is worth nothing either way.
fn cause(error: &ApiError) -> &ApiError {
    match error {
        ApiError::UnknownOutcome(cause) => cause,
        error => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_says_what_to_do() {
        let refused = |error: &str, description: &str| {
            SignInFailure::Refused(Refusal {
                error: error.to_owned(),
                description: description.to_owned(),
            })
        };
        let check = |failure: SignInFailure, title: &str, text: &str| {
            let message = failed(&failure);
            assert!(message.title.contains(title), "{message:?}");
            assert!(message.text.contains(text), "{message:?}");
            assert!(message.text.ends_with('.'), "{message:?}");
        };
        check(SignInFailure::Insecure, "cannot begin", "https");
        check(SignInFailure::NotStored, "remember", "access token");
        let away = SignInFailure::Unreachable(ApiError::Network);
        check(away, "did not begin", "Check the network");
        let elsewhere = SignInFailure::Elsewhere("https://git.example.com/x".to_owned());
        check(elsewhere, "another address", "https://git.example.com/x");
        check(SignInFailure::NotOurs, "not taken", "Nothing was sent");
        check(
            refused("access_denied", "No."),
            "did not allow",
            "Sign in again",
        );
        check(
            refused("invalid_scope", "The scope is bad."),
            "refused",
            "The scope is bad.",
        );
        check(refused("server_error", ""), "refused", "server_error");
        let not_exchanged = |error| SignInFailure::NotExchanged(error);
        let ended = ApiError::SignIn(SignInProblem::GrantEnded);
        check(not_exchanged(ended), "finished", "too old");
        let unknown = ApiError::SignIn(SignInProblem::UnknownClient);
        check(not_exchanged(unknown), "finished", "non-confidential");
        let cut_off = ApiError::UnknownOutcome(Box::new(ApiError::Network));
        check(not_exchanged(cut_off), "finished", "Then sign in again");
        let scope = String::new();
        check(
            not_exchanged(ApiError::InsufficientScope { scope }),
            "finished",
            "read_api",
        );
    }
}
