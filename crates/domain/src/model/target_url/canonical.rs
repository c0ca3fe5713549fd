//! Telling whether two addresses mean the same repository.

use std::fmt;

use crate::model::target_url::compose::default_port;
use crate::model::target_url::parts::Parts;

/// An address reduced to what identifies its repository.
///
/// No credentials, scheme and host in lower case, no default port, no trailing `/` or `.git`.
/// For comparing and grouping only: it is not an address to push to.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CanonicalTarget(String);

impl CanonicalTarget {
    /// Reads an address, masked or not; `None` if it has no scheme or no host.
    pub fn of(url: &str) -> Option<Self> {
        let parts = Parts::of(url.trim())?;
        if parts.host.is_empty() {
            return None;
        }
        let mut text = parts.scheme.to_ascii_lowercase();
        let default_port = default_port(&text);
        text.push_str("://");
        text.push_str(&parts.host.to_ascii_lowercase());
        let port = parts.port.map(|port| match port.trim_start_matches('0') {
            "" => port,
            significant => significant,
        });
        if let Some(port) = port.filter(|port| !port.is_empty() && Some(*port) != default_port) {
            text.push(':');
            text.push_str(port);
        }
        text.push_str(bare_path(parts.path));
        Some(Self(text))
    }

    /// The reduced form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CanonicalTarget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Takes off trailing slashes and one `.git`, unless the last segment is nothing but `.git`.
fn bare_path(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    match path.strip_suffix(".git") {
        Some(bare) if !bare.is_empty() && !bare.ends_with('/') => bare,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_repository_are_equal() {
        let canonical = CanonicalTarget::of("https://h.example/a/b.git");
        assert!(canonical.is_some());
        for other in [
            "https://h.example/a/b",
            "https://h.example/a/b/",
            "https://h.example/a/b.git/",
            "https://h.example:443/a/b.git",
            "https://h.example:/a/b.git",
            "https://h.example:0443/a/b.git",
            "https://H.Example/a/b.git",
            "HTTPS://h.example/a/b.git",
            "https://u:p@h.example/a/b.git",
            "https://*****:*****@h.example/a/b.git",
            " https://h.example/a/b.git\n",
        ] {
            assert_eq!(CanonicalTarget::of(other), canonical, "{other}");
        }
    }

    #[test]
    fn different_repositories_stay_different() {
        let canonical = CanonicalTarget::of("https://h.example/a/b.git");
        for other in [
            "https://h.example/a/B.git",
            "https://h.example/a/b.git.git",
            "https://h.example/a/b/.git",
            "https://h.example:8443/a/b.git",
            "https://h.example:80/a/b.git",
            "http://h.example/a/b.git",
            "ssh://h.example/a/b.git",
            "https://h2.example/a/b.git",
            "https://h.example/a/b.git?x",
        ] {
            assert_ne!(CanonicalTarget::of(other), canonical, "{other}");
        }
    }

    #[test]
    fn default_ports_belong_to_their_scheme() {
        let shown = |url| CanonicalTarget::of(url).map(|target| target.to_string());
        assert_eq!(shown("ssh://git@H:22/a").as_deref(), Some("ssh://h/a"));
        assert_eq!(shown("git://h:9418/a").as_deref(), Some("git://h/a"));
        assert_eq!(shown("http://h:80").as_deref(), Some("http://h"));
        assert_eq!(shown("ssh://h:443/a").as_deref(), Some("ssh://h:443/a"));
        assert_eq!(
            shown("http://[::1]:80/a").as_deref(),
            Some("http://[::1]/a")
        );
        assert_eq!(shown("http://h:0/a").as_deref(), Some("http://h:0/a"));
    }

    #[test]
    fn a_directory_called_git_keeps_its_name() {
        let canonical = CanonicalTarget::of("https://h/a/.git/");
        assert_eq!(
            canonical.as_ref().map(CanonicalTarget::as_str),
            Some("https://h/a/.git")
        );
    }

    #[test]
    fn what_is_no_address_has_no_canonical_form() {
        for text in ["", "h/a", "git@h:a.git", "https://", "https:///a"] {
            assert_eq!(CanonicalTarget::of(text), None, "{text}");
        }
    }
}
