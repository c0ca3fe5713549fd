//! Takes the stored address of a mirror apart as GitLab does when it pushes.
//!
//! The last `@` anywhere ends the credentials, the first `:` in them ends the user, and both are
//! encoded when used and never decoded. Seen in GitLab's `url_sanitizer.rb`, 18.5.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// An address in its parts; user and password are raw.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) scheme: String,
    pub(super) user: Option<String>,
    pub(super) password: Option<String>,
    /// In lower case, brackets of an IPv6 address included.
    pub(super) host: String,
    /// Unless it is the scheme's own.
    pub(super) port: Option<u16>,
    /// With its leading slash, and query if any.
    pub(super) path: String,
}

impl Address {
    /// Reads an address of the form `scheme://[user[:password]@]host[:port]/path`.
    pub(super) fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.trim().split_once("://")?;
        let (credentials, rest) = match rest.rsplit_once('@') {
            Some((credentials, rest)) => (Some(credentials), rest),
            None => (None, rest),
        };
        let (user, password) = match credentials.map(|both| both.split_once(':')) {
            Some(Some((user, password))) => (Some(user), Some(password)),
            Some(None) => (credentials, None),
            None => (None, None),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse().ok()?)),
            _ => (authority, None),
        };
        let own_port = match scheme {
            "https" => 443,
            "http" => 80,
            "ssh" => 22,
            "git" => 9418,
            _ => return None,
        };
        let present = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
        (!host.is_empty()).then(|| Self {
            scheme: scheme.to_owned(),
            user: present(user),
            password: present(password),
            host: host.to_lowercase(),
            port: port.filter(|port| *port != own_port),
            path: path.to_owned(),
        })
    }

    /// Host and port, without the scheme's own port.
    pub(super) fn authority(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }

    /// Scheme, host and port.
    pub(super) fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority())
    }

    /// The credentials as they stand before a host, encoded, with the `@`; empty if there are none.
    pub(super) fn credentials(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
        let user = self.user.as_deref().map(encode);
        let password = self.password.as_deref().map(encode);
        match (user, password) {
            (None, None) => String::new(),
            (user, None) => format!("{}@", user.unwrap_or_default()),
            (user, Some(password)) => format!("{}:{password}@", user.unwrap_or_default()),
        }
    }

    /// What stands for the credentials where people can see it.
    pub(super) fn masked_credentials(&self) -> &'static str {
        match (&self.user, &self.password) {
            (None, None) => "",
            (_, None) => "*****@",
            (_, Some(_)) => "*****:*****@",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, credentials: &str, origin: &str, path: &str) {
        let address = Address::parse(url).expect(url);
        assert_eq!(address.credentials(), credentials, "{url}");
        assert_eq!(address.origin(), origin, "{url}");
        assert_eq!(address.path, path, "{url}");
    }

    #[test]
    fn the_last_at_sign_ends_the_credentials() {
        check("https://h.example/a.git", "", "https://h.example", "/a.git");
        check("https://u:p@h/a.git", "u:p@", "https://h", "/a.git");
        check("https://u:p@q:r@h/a", "u:p%40q%3Ar@", "https://h", "/a");
        check("https://u:p%40w@h/a", "u:p%2540w@", "https://h", "/a");
        check("https://tok@h/a", "tok@", "https://h", "/a");
        check("https://u:@h/a", "u@", "https://h", "/a");
        check("https://:p@h/a", ":p@", "https://h", "/a");
        check("https://h/a@b.git", "h%2Fa@", "https://b.git", "");
    }

    #[test]
    fn spellings_of_one_target_become_one() {
        for url in ["https://H.example:443/a", " https://h.example/a "] {
            check(url, "", "https://h.example", "/a");
        }
        check("ssh://git@h:22/a", "git@", "ssh://h", "/a");
        check("http://[::1]:8080/a", "", "http://[::1]:8080", "/a");
        check("http://h:8080/a", "", "http://h:8080", "/a");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in ["", "h/a", "file:///a", "https://", "https://h:port/a"] {
            assert!(Address::parse(url).is_none(), "{url}");
        }
    }
}
