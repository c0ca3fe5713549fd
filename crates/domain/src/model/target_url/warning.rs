//! What GitLab accepts as a target although it may not do what is meant.

use crate::model::secret::Secret;
use crate::model::target_url::local::refusal_if_local;
use crate::model::target_url::mask::names_a_secret;
use crate::model::target_url::parts::Parts;
use crate::model::target_url::problem::TargetProblem;

/// Something to know before a target is saved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TargetWarning {
    /// An instance that forbids local targets, as most do, refuses this one.
    MayBeRefused(TargetProblem),
    /// `http` and `git` send content, and `http` the secret too, readable on the way.
    NotEncrypted,
    /// The query holds something like a token, which GitLab masks nowhere.
    CredentialsInQuery,
    /// `ssh` without a user: most targets want `git`.
    NoSshUser,
    /// `http(s)` without any credentials: hardly a target accepts such a push.
    NoCredentials,
    /// `git` knows no credentials; they are stored for nothing.
    CredentialsUnused,
    /// The user looks like a token, and users are shown while typing.
    TokenAsUser,
    /// Characters in the user that old servers (17.x and before) may split or decode differently.
    OddUser,
    /// Characters in the secret that old servers (17.x and before) may split or decode differently.
    OddSecret,
    /// The secret looks percent-encoded, and GitLab does not decode it.
    EncodedSecret,
    /// Blanks around the secret, which are usually pasted by mistake.
    BlanksAroundSecret,
}

/// Everything worth saying about a target that [`check`](super::check) accepts.
pub fn warnings(address: &str, user: &str, secret: &Secret) -> Vec<TargetWarning> {
    let Some(parts) = Parts::of(address.trim()) else {
        return Vec::new();
    };
    let secret = secret.expose();
    let has_credentials = !user.is_empty() || !secret.is_empty();
    let is_http = matches!(parts.scheme, "http" | "https");
    let has_secret_query = parts.path.split(['?', '&', ';', '#']).skip(1).any(|pair| {
        pair.split_once('=')
            .is_some_and(|(key, _)| names_a_secret(key))
    });

    let mut warnings = Vec::new();
    if let Some(problem) = refusal_if_local(parts.host) {
        warnings.push(TargetWarning::MayBeRefused(problem));
    }
    let mut warn_if = |applies: bool, warning| {
        if applies {
            warnings.push(warning);
        }
    };
    warn_if(
        matches!(parts.scheme, "http" | "git"),
        TargetWarning::NotEncrypted,
    );
    warn_if(has_secret_query, TargetWarning::CredentialsInQuery);
    warn_if(
        parts.scheme == "ssh" && user.is_empty(),
        TargetWarning::NoSshUser,
    );
    warn_if(is_http && !has_credentials, TargetWarning::NoCredentials);
    warn_if(
        parts.scheme == "git" && has_credentials,
        TargetWarning::CredentialsUnused,
    );
    warn_if(looks_like_token(user), TargetWarning::TokenAsUser);
    warn_if(!user.bytes().all(is_url_safe), TargetWarning::OddUser);
    warn_if(!secret.bytes().all(is_url_safe), TargetWarning::OddSecret);
    warn_if(has_percent_code(secret), TargetWarning::EncodedSecret);
    warn_if(
        secret.trim().len() != secret.len(),
        TargetWarning::BlanksAroundSecret,
    );
    warnings
}

/// The characters that mean the same encoded or not.
const fn is_url_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Prefixes that forges give to their tokens.
fn looks_like_token(user: &str) -> bool {
    [
        "glpat-",
        "gldt-",
        "glptt-",
        "ghp_",
        "gho_",
        "ghs_",
        "github_pat_",
        "ATBB",
        "ATCTT",
    ]
    .iter()
    .any(|prefix| user.starts_with(prefix))
}

fn has_percent_code(secret: &str) -> bool {
    secret
        .split('%')
        .skip(1)
        .any(|code| code.len() >= 2 && code.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, user: &str, secret: &str, expected: &[TargetWarning]) {
        assert_eq!(
            warnings(address, user, &Secret::new(secret)),
            expected,
            "{address} {user}"
        );
    }

    #[test]
    fn a_usual_target_has_no_warning() {
        check(
            "https://github.com/a/b.git",
            "x-access-token",
            "ghp_aZ0-._~",
            &[],
        );
        check("ssh://h/a.git", "git", "", &[]);
        check("https://h/a.git", "", "p", &[]);
        check("https://h/a.git?ref=1", "u", "p", &[]);
        check("not an address", "u", "p@w", &[]);
    }

    #[test]
    fn each_doubt_is_named() {
        use TargetWarning::{
            BlanksAroundSecret, CredentialsInQuery, CredentialsUnused, EncodedSecret, MayBeRefused,
            NoCredentials, NoSshUser, NotEncrypted, OddSecret, OddUser, TokenAsUser,
        };
        check(
            "https://10.0.0.1/a",
            "u",
            "p",
            &[MayBeRefused(TargetProblem::LocalNetwork)],
        );
        check("http://h/a", "u", "p", &[NotEncrypted]);
        check("git://h/a", "u", "p", &[NotEncrypted, CredentialsUnused]);
        check("git://h/a", "", "", &[NotEncrypted]);
        check(
            "https://h/a?private_token=x",
            "u",
            "p",
            &[CredentialsInQuery],
        );
        check(
            "https://h/a?x=1&Access_Token=x",
            "u",
            "p",
            &[CredentialsInQuery],
        );
        check("ssh://h/a", "", "", &[NoSshUser]);
        check("https://h/a", "", "", &[NoCredentials]);
        check("https://h/a", "glpat-abc", "", &[TokenAsUser]);
        check("https://h/a", "me@example.org", "p", &[OddUser]);
        check("https://h/a", "u", "p@w", &[OddSecret]);
        check("https://h/a", "u", "pässword", &[OddSecret]);
        check("https://h/a", "u", "p%40w", &[OddSecret, EncodedSecret]);
        check("https://h/a", "u", "100%", &[OddSecret]);
        check("https://h/a", "u", "p ", &[OddSecret, BlanksAroundSecret]);
    }
}
