//! Taking an address apart, as loosely as the URI library that GitLab uses.
//!
//! It refuses far less than the standard does: blanks, quotes and braces pass, so that whatever a
//! server stored can be shown again.

/// An address in its parts, borrowed from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Uri<'a> {
    /// What stands before the first colon, as written.
    pub(crate) scheme: Option<&'a str>,
    /// What stands before the `@`, if there is one.
    pub(crate) userinfo: Option<&'a str>,
    /// The host with its brackets; `None` if there is no `//` at all.
    pub(crate) host: Option<&'a str>,
    /// The digits after the host.
    pub(crate) port: Option<&'a str>,
    /// Path, query and fragment.
    pub(crate) rest: &'a str,
}

impl<'a> Uri<'a> {
    /// Takes the text apart, or returns `None` where GitLab says `URI is invalid`.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (scheme, rest) = split_scheme(text);
        if scheme.is_some_and(|scheme| !is_scheme(scheme)) {
            return None;
        }
        let (authority, rest) = match rest.strip_prefix("//") {
            Some(after) => {
                let end = after.find(['/', '?', '#']).unwrap_or(after.len());
                (Some(&after[..end]), &after[end..])
            }
            None => (None, rest),
        };
        let (userinfo, host, port) = match authority {
            Some(authority) => split_authority(authority)?,
            None => (None, None, None),
        };
        let uri = Self {
            scheme,
            userinfo,
            host,
            port,
            rest,
        };
        uri.is_sound().then_some(uri)
    }

    /// The host without brackets.
    pub(crate) fn hostname(&self) -> &'a str {
        let host = self.host.unwrap_or_default();
        host.strip_prefix('[')
            .and_then(|inner| inner.strip_suffix(']'))
            .unwrap_or(host)
    }

    /// What comes before the query and the fragment.
    pub(crate) fn path(&self) -> &'a str {
        let end = self.rest.find(['?', '#']).unwrap_or(self.rest.len());
        &self.rest[..end]
    }

    fn is_sound(&self) -> bool {
        let Some(host) = self.host else {
            return !self.path().starts_with("//");
        };
        // The library asks for a host where it knows the scheme, and it does not know git's own.
        let lacks_host = host.is_empty() && self.path().is_empty() && self.scheme != Some("git");
        let is_odd = |c: char| c.is_whitespace() || "<>{}\\\"".contains(c);
        !lacks_host && !host.contains(is_odd) && brackets_hold_address(host)
    }
}

fn split_scheme(text: &str) -> (Option<&str>, &str) {
    match text.find([':', '/', '?', '#']) {
        Some(end) if end > 0 && text[end..].starts_with(':') => {
            (Some(&text[..end]), &text[end + 1..])
        }
        _ => (None, text),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-'))
}

type Authority<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// Splits `user:password@host:port`; `None` if the port is no number.
fn split_authority(authority: &str) -> Option<Authority<'_>> {
    let userinfo_end = authority
        .rfind('@')
        .filter(|at| !authority[..*at].contains(['[', ']']));
    let (userinfo, hostport) = match userinfo_end {
        Some(at) => (Some(&authority[..at]), &authority[at + 1..]),
        None => (None, authority),
    };
    let (host, port) = match hostport.rsplit_once(':') {
        Some((host, port)) if !port.contains(['[', ']', '@']) => (host, port),
        _ => (hostport, ""),
    };
    let is_number = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((
        userinfo,
        Some(host),
        Some(port).filter(|port| !port.is_empty()),
    ))
}

fn brackets_hold_address(host: &str) -> bool {
    match host
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
    {
        Some(inner) => inner
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:".contains(c)),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Option<&str>, Option<&str>)>) {
        let parts =
            Uri::parse(text).map(|uri| (uri.scheme.unwrap_or_default(), uri.host, uri.port));
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn addresses_come_apart() {
        check(
            "https://u:p@h.example:8443/a?b#c",
            Some(("https", Some("h.example"), Some("8443"))),
        );
        check("ssh://[::1]:22/a", Some(("ssh", Some("[::1]"), Some("22"))));
        check(
            "http://2001:db8::1/a",
            Some(("http", Some("2001:db8:"), Some("1"))),
        );
        check("https:///a", Some(("https", Some(""), None)));
        check("https://h:/a", Some(("https", Some("h"), None)));
        check("/srv/git", Some(("", None, None)));
        check(
            "https://git.example/a b|\"{}",
            Some(("https", Some("git.example"), None)),
        );
    }

    #[test]
    fn some_texts_are_no_address() {
        for text in [
            "https://",
            "https://?x",
            "git@h:a/b",
            "https://h:port/",
            "https://h:123456/",
        ] {
            check(text, None);
        }
    }
}
