//! Which GitLab a world plays, and since when GitLab has what.
//!
//! The versions are those of GitLab's documentation, mostly the history notes of
//! <https://docs.gitlab.com/api/remote_mirrors/>; a guess says so.

use std::{fmt, str::FromStr};

/// A release of GitLab such as `18.9.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GitLabVersion {
    major: u16,
    minor: u16,
    patch: u16,
}

/// Community or Enterprise Edition: it decides which routes and parameters exist at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// Community Edition.
    Ce,
    /// Enterprise Edition, taken to be licensed.
    Ee,
}

impl GitLabVersion {
    /// The newest release that is played, meant by the word `newest` in a scene.
    pub const NEWEST: Self = Self::new(19, 2, 0);

    /// The release of that number.
    #[must_use]
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            major,
            minor,
            patch,
        }
    }

    const fn since(self, major: u16, minor: u16) -> bool {
        self.major > major || (self.major == major && self.minor >= minor)
    }

    /// Listing, creating and updating push mirrors: 12.9.
    #[must_use]
    pub const fn has_mirrors(self) -> bool {
        self.since(12, 9)
    }

    /// `keep_divergent_refs`: 13.0.
    #[must_use]
    pub const fn has_keep_divergent_refs(self) -> bool {
        self.since(13, 0)
    }

    /// Reading one push mirror, and deleting it: 14.10.
    #[must_use]
    pub const fn has_single_mirror(self) -> bool {
        self.since(14, 10)
    }

    /// Allowed schemes are listed as `http, https, ssh, git`: the exact release is a guess.
    #[must_use]
    pub const fn lists_http_first(self) -> bool {
        self.since(15, 0)
    }

    /// `GET /metadata`: 15.2.
    #[must_use]
    pub const fn has_metadata(self) -> bool {
        self.since(15, 2)
    }

    /// `GET /personal_access_tokens/self`: 15.5.
    #[must_use]
    pub const fn has_token_self(self) -> bool {
        self.since(15, 5)
    }

    /// `enterprise` in the answer of `/metadata`: 15.6.
    #[must_use]
    pub const fn has_enterprise_flag(self) -> bool {
        self.since(15, 6)
    }

    /// `GET /projects/:id/mirror/pull` on Enterprise Edition: 15.6.
    #[must_use]
    pub const fn has_pull_details(self) -> bool {
        self.since(15, 6)
    }

    /// Silent Mode: 15.11.
    #[must_use]
    pub const fn has_silent_mode(self) -> bool {
        self.since(15, 11)
    }

    /// `mirror_branch_regex` of push mirrors on Enterprise Edition, on by default: 16.0.
    #[must_use]
    pub const fn has_branch_regex(self) -> bool {
        self.since(16, 0)
    }

    /// Redirects from the old path of a renamed project: general in 16.7.
    #[must_use]
    pub const fn has_moved_redirects(self) -> bool {
        self.since(16, 7)
    }

    /// A refused update names attributes instead of one sentence: the exact release is a guess.
    #[must_use]
    pub const fn names_update_faults(self) -> bool {
        self.since(16, 0)
    }

    /// `auth_method`: 16.10.
    #[must_use]
    pub const fn has_auth_method(self) -> bool {
        self.since(16, 10)
    }

    /// `POST .../sync`: 16.11.
    #[must_use]
    pub const fn has_sync(self) -> bool {
        self.since(16, 11)
    }

    /// The limits of requests to `/projects` and `/projects/:id`: 17.1.
    #[must_use]
    pub const fn has_endpoint_limits(self) -> bool {
        self.since(17, 1)
    }

    /// `GET /personal_access_tokens/self/associations`: 17.4.
    #[must_use]
    pub const fn has_token_associations(self) -> bool {
        self.since(17, 4)
    }

    /// The settings among the fields of a pull mirror: 17.5.
    #[must_use]
    pub const fn has_pull_settings(self) -> bool {
        self.since(17, 5)
    }

    /// `PUT /projects/:id/mirror/pull`: 17.6.
    #[must_use]
    pub const fn has_pull_update(self) -> bool {
        self.since(17, 6)
    }

    /// `GET .../public_key`: 17.9.
    #[must_use]
    pub const fn has_public_key(self) -> bool {
        self.since(17, 9)
    }

    /// `host_keys` in answers: 18.4.
    #[must_use]
    pub const fn has_host_keys(self) -> bool {
        self.since(18, 4)
    }

    /// At most ten enabled mirrors in a project: 18.9.
    #[must_use]
    pub const fn has_mirror_limit(self) -> bool {
        self.since(18, 9)
    }

    /// `host_keys` as a parameter: after 18.9, the exact minor is a guess.
    ///
    /// The server whose answers were recorded called itself 18.5 and took them, so that release
    /// does here too.
    #[must_use]
    pub const fn takes_host_keys(self) -> bool {
        self.since(18, 10) || (self.major == 18 && self.minor == 5)
    }

    /// The reason in the error of a mirror whose address is blocked when it is pushed to: after
    /// 18.9, the exact minor is a guess.
    #[must_use]
    pub const fn names_blocked_reason(self) -> bool {
        self.since(18, 10)
    }

    /// One address only once in a project: about 19.2.
    #[must_use]
    pub const fn has_unique_urls(self) -> bool {
        self.since(19, 2)
    }
}

impl FromStr for GitLabVersion {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "newest" {
            return Ok(Self::NEWEST);
        }
        let numbers: Option<Vec<u16>> = text.split('.').map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[major, minor]) => Ok(Self::new(major, minor, 0)),
            Some(&[major, minor, patch]) => Ok(Self::new(major, minor, patch)),
            _ => Err(format!(
                "`{text}` is no version of GitLab such as `18.9.1` or `newest`"
            )),
        }
    }
}

impl fmt::Display for GitLabVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl Edition {
    /// The word of a scene.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ce => "ce",
            Self::Ee => "ee",
        }
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "ce" => Ok(Self::Ce),
            "ee" => Ok(Self::Ee),
            _ => Err(format!("`{text}` is no edition: ce or ee")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<GitLabVersion>) {
        assert_eq!(text.parse().ok(), expected, "{text}");
    }

    #[test]
    fn versions_are_read_with_and_without_a_patch_level() {
        check("12.9", Some(GitLabVersion::new(12, 9, 0)));
        check("18.9.1", Some(GitLabVersion::new(18, 9, 1)));
        check("newest", Some(GitLabVersion::NEWEST));
        for nonsense in ["", "18", "18.x", "18.9.1.2", "v18.9", "-1.2"] {
            check(nonsense, None);
        }
    }

    #[test]
    fn a_later_major_has_what_an_earlier_minor_brought() {
        assert!(GitLabVersion::new(18, 0, 0).has_public_key());
        assert!(!GitLabVersion::new(16, 10, 9).has_sync());
        assert!(GitLabVersion::new(16, 11, 0).has_sync());
    }
}
