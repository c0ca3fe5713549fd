//! Where a mirror pushes to, taken apart once so that nothing is parsed while filtering.

use crate::model::target_url::{CanonicalTarget, has_password, scheme, shown, user};

/// An address without credentials, and its parts.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Target {
    /// `scheme://host:port/path`, or whatever text the server gave, without credentials.
    address: Box<str>,
    canonical: Option<CanonicalTarget>,
    user: Option<&'static str>,
    has_password: bool,
    /// Where the scheme ends, in the address and in its canonical form alike; 0 if it has none.
    scheme_end: u32,
    /// Where the host ends in the canonical form.
    host_end: u32,
}

impl Target {
    /// Reads the address a server shows; without one (the server cannot parse what it stored) all is empty.
    pub fn of(url: Option<&str>) -> Self {
        let url = url.unwrap_or_default().trim();
        let (scheme, shown) = (scheme(url).unwrap_or_default(), shown(url));
        let address = if scheme.is_empty() {
            shown
        } else {
            [scheme, "://", &shown].concat()
        };
        let canonical = CanonicalTarget::of(&address);
        let host_len = crate::model::target_url::host(&address).map_or(0, str::len);
        let user = user(url).map(|user| if user == "git" { "git" } else { "*****" });
        Self {
            canonical,
            user,
            has_password: has_password(url),
            scheme_end: small(scheme.len()),
            host_end: small(scheme.len() + 3 + host_len),
            address: address.into(),
        }
    }

    /// `scheme://host:port/path` without credentials.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// How it reads in a table: `host:port/path`.
    pub fn shown(&self) -> &str {
        match self.scheme_end as usize {
            0 => &self.address,
            end => &self.address[end + 3..],
        }
    }

    /// The scheme in lower case, empty if the text is no address.
    pub fn scheme(&self) -> &str {
        let text = self.canonical.as_ref().map_or("", CanonicalTarget::as_str);
        text.get(..self.scheme_end as usize).unwrap_or_default()
    }

    /// The host in lower case, without its port; empty if the text is no address.
    pub fn host(&self) -> &str {
        let text = self.canonical.as_ref().map_or("", CanonicalTarget::as_str);
        let host = self.scheme_end as usize + 3..self.host_end as usize;
        text.get(host).unwrap_or_default()
    }

    /// What it is compared by; `None` if the text is no address.
    pub fn canonical(&self) -> Option<&CanonicalTarget> {
        self.canonical.as_ref()
    }

    /// The user in front of the host: `git`, stars for any other, `None` without one.
    pub fn user(&self) -> Option<&'static str> {
        self.user
    }

    /// Whether a password is stored with the address.
    pub fn has_password(&self) -> bool {
        self.has_password
    }
}

/// An address of four gigabytes is none; it ends up without a host.
fn small(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart_without_its_credentials() {
        let check = |url: &str, address: &str, shown: &str, scheme: &str, host: &str| {
            let target = Target::of(Some(url));
            let parts = (target.address(), target.shown());
            assert_eq!(parts, (address, shown), "{url}");
            assert_eq!((target.scheme(), target.host()), (scheme, host), "{url}");
            assert_eq!(target.canonical(), CanonicalTarget::of(address).as_ref());
        };
        check(
            "https://*****:*****@GitHub.com/acme/App.git",
            "https://GitHub.com/acme/App.git",
            "GitHub.com/acme/App.git",
            "https",
            "github.com",
        );
        check(
            "HTTP://u:p@w@h:8080/a ",
            "HTTP://h:8080/a",
            "h:8080/a",
            "http",
            "h",
        );
        check(
            "ssh://git@[2001:DB8::1]:2222/a",
            "ssh://[2001:DB8::1]:2222/a",
            "[2001:DB8::1]:2222/a",
            "ssh",
            "[2001:db8::1]",
        );
        check(
            "https://h/a?token=x",
            "https://h/a?token=*****",
            "h/a?token=*****",
            "https",
            "h",
        );
        check("https://u:p w@h/a", "https://h/a", "h/a", "https", "h");
        check("https:///a", "https:///a", "/a", "", "");
        check("u:p@h/a.git", "h/a.git", "h/a.git", "", "");
        check("", "", "", "", "");
        assert_eq!(Target::of(None), Target::of(Some("")));
    }

    #[test]
    fn only_the_user_git_is_named() {
        let check = |url: &str, user: Option<&str>, has_password: bool| {
            let target = Target::of(Some(url));
            assert_eq!(
                (target.user(), target.has_password()),
                (user, has_password),
                "{url}"
            );
        };
        check("ssh://git@h/a", Some("git"), false);
        check("https://*****:*****@h/a", Some("*****"), true);
        check("https://bob@h/a", Some("*****"), false);
        check("https://h/a", None, false);
    }
}
