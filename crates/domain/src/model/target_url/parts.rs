//! Taking an address apart the way GitLab does.

/// The pieces of `scheme://credentials@host:port/path?query#fragment`, each as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Parts<'a> {
    /// Without `://`.
    pub(crate) scheme: &'a str,
    /// Everything between `://` and the **last** `@` of the whole text.
    ///
    /// GitLab 18.5 looks for that last `@` even in path and query (`lib/gitlab/url_sanitizer.rb`).
    pub(crate) credentials: Option<&'a str>,
    /// With the brackets of an IPv6 address.
    pub(crate) host: &'a str,
    /// Without its colon; possibly empty or not a number.
    pub(crate) port: Option<&'a str>,
    /// The rest, beginning with `/`, `?` or `#` unless empty.
    pub(crate) path: &'a str,
}

impl<'a> Parts<'a> {
    /// Splits an address; `None` without a scheme.
    pub(crate) fn of(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let mut letters = scheme.bytes();
        let begins = letters.next().is_some_and(|b| b.is_ascii_alphabetic());
        if !begins || !letters.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)) {
            return None;
        }
        let (credentials, rest) = match rest.rsplit_once('@') {
            Some((credentials, rest)) => (Some(credentials), rest),
            None => (None, rest),
        };
        let path_at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(path_at);
        let (host, port) = split_port(authority);
        Some(Self {
            scheme,
            credentials,
            host,
            port,
            path,
        })
    }
}

/// Splits at the colon behind an IPv6 bracket, else at the first one.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    let from = match authority.strip_prefix('[') {
        Some(inside) => inside.find(']').map_or(authority.len(), |at| at + 1),
        None => 0,
    };
    match authority[from..].find(':') {
        Some(at) => (&authority[..from + at], Some(&authority[from + at + 1..])),
        None => (authority, None),
    }
}

/// User and password of credentials, split at the first `:`.
pub(crate) fn split_credentials(credentials: &str) -> (&str, Option<&str>) {
    match credentials.split_once(':') {
        Some((user, password)) => (user, Some(password)),
        None => (credentials, None),
    }
}

/// The scheme as written, without `://`.
pub fn scheme(url: &str) -> Option<&str> {
    Parts::of(url).map(|parts| parts.scheme)
}

/// The host as written, without port; an IPv6 address keeps its brackets.
pub fn host(url: &str) -> Option<&str> {
    Parts::of(url)
        .map(|parts| parts.host)
        .filter(|host| !host.is_empty())
}

/// The user as written, which GitLab's answers mask as `*****` unless it is `git`.
pub fn user(url: &str) -> Option<&str> {
    let credentials = Parts::of(url)?.credentials?;
    Some(split_credentials(credentials).0).filter(|user| !user.is_empty())
}

/// Whether the address carries a user, masked or not.
pub fn has_user(url: &str) -> bool {
    user(url).is_some()
}

/// Whether the address carries a password, masked or not.
pub fn has_password(url: &str) -> bool {
    Parts::of(url)
        .and_then(|parts| parts.credentials)
        .and_then(|credentials| split_credentials(credentials).1)
        .is_some_and(|password| !password.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_at_sign_ends_the_credentials_wherever_it_stands() {
        let check =
            |url: &str, credentials: Option<&str>, host: &str, port: Option<&str>, path: &str| {
                let parts = Parts::of(url).expect("the table holds addresses with a scheme");
                assert_eq!(parts.credentials, credentials, "{url}");
                assert_eq!(
                    (parts.host, parts.port, parts.path),
                    (host, port, path),
                    "{url}"
                );
            };
        check("https://h/a.git", None, "h", None, "/a.git");
        check("https://h", None, "h", None, "");
        check("https://h?x", None, "h", None, "?x");
        check("https://h:8443/a", None, "h", Some("8443"), "/a");
        check("https://h:/a", None, "h", Some(""), "/a");
        check("https://u:p@h/a", Some("u:p"), "h", None, "/a");
        check("https://u:p@w@h/a", Some("u:p@w"), "h", None, "/a");
        check("https://u:p/w@h/a", Some("u:p/w"), "h", None, "/a");
        check("https://h/a@b.git", Some("h/a"), "b.git", None, "");
        check(
            "ssh://git@[2001:db8::1]:2222/a",
            Some("git"),
            "[2001:db8::1]",
            Some("2222"),
            "/a",
        );
        check("http://[::1]/a", None, "[::1]", None, "/a");
        check("http://[::1/a", None, "[::1", None, "/a");
        check("http://2001:db8::1/a", None, "2001", Some("db8::1"), "/a");
    }

    #[test]
    fn text_without_a_scheme_is_not_an_address() {
        for text in [
            "",
            "h/a",
            "git@h:a",
            "/srv/a",
            "://h",
            "1http://h",
            "a b://h",
            "http:/h",
        ] {
            assert_eq!(Parts::of(text), None, "{text}");
        }
    }

    #[test]
    fn masked_answers_still_tell_which_credentials_exist() {
        let check = |url: &str, shown: Option<&str>, password: bool| {
            assert_eq!(user(url), shown, "{url}");
            assert_eq!(has_user(url), shown.is_some(), "{url}");
            assert_eq!(has_password(url), password, "{url}");
        };
        check("https://*****:*****@h/p", Some("*****"), true);
        check("https://*****@h/p", Some("*****"), false);
        check("ssh://git@h/p", Some("git"), false);
        check("ssh://git:*****@h/p", Some("git"), true);
        check("https://h/p", None, false);
        check("https://:p@h/p", None, true);
        check("https://u:@h/p", Some("u"), false);
        check("no address", None, false);
    }
}
