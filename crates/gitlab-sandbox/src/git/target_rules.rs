//! How a target of the sandbox behaves: its name, and what makes it refuse.
//!
//! A world's `targets` maps names to these rules; a target without any is made when somebody with
//! the right password first asks for it, and takes everything.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of a target: its path below `/git/<world>/` without `.git`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TargetName(String);

impl TargetName {
    /// Takes a path that is safe as a folder's name, with or without `.git` and outer slashes.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let path = path.trim_matches('/');
        let path = path.strip_suffix(".git").unwrap_or(path);
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~+:".contains(c);
        let fits = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with(".git")
                && part.chars().all(plain)
        };
        path.split('/').all(fits).then(|| Self(path.to_owned()))
    }

    /// The part before the first slash, which is the host where the sandbox plays one.
    pub(crate) fn host(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }
}

impl fmt::Display for TargetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a target behaves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TargetRules {
    /// Whether it serves at all.
    pub(crate) answer: Answer,
    /// Branches that hold a commit of somebody else from the beginning.
    pub(crate) diverged: Vec<String>,
    /// Pushes it declines.
    pub(crate) declines: Option<Declines>,
    /// The public keys it takes over SSH; any if not given.
    pub(crate) authorized_keys: Option<Vec<String>>,
    /// The host key it shows over SSH; whatever the mirror expects if not given.
    pub(crate) host_key: Option<String>,
}

/// Whether a target serves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    /// As it should.
    #[default]
    Serves,
    /// There is no such repository.
    Missing,
    /// The credentials are right and may not push.
    Forbidden,
    /// The server is down for maintenance.
    Unavailable,
    /// Never answers.
    Hangs,
}

/// Refs a target does not let anybody change, and what it says then.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Declines {
    /// Full names, such as `refs/heads/main`.
    pub(crate) refs: Vec<String>,
    /// What the person who pushes reads.
    pub(crate) message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: Option<&str>) {
        let name = TargetName::parse(path).map(|name| name.to_string());
        assert_eq!(name.as_deref(), expected, "{path}");
    }

    #[test]
    fn names_come_with_or_without_the_ending() {
        check("a", Some("a"));
        check("/github.com/acme/app.git/", Some("github.com/acme/app"));
        check("git.example.net:8443/a", Some("git.example.net:8443/a"));
    }

    #[test]
    fn names_never_leave_their_folder() {
        for path in [
            "",
            "..",
            "a/../b",
            "a//b",
            ".hidden/a",
            "a.git/b",
            "a b",
            "a\0",
            "a\\b",
        ] {
            check(path, None);
        }
    }
}
