//! Origins of instances, as they stand in a content policy.

use std::{error::Error, fmt, str::FromStr};

/// An origin such as `https://gitlab.example.com`, with nothing after the host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// Why a text is no origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoOrigin {
    /// It begins with neither `https://` nor `http://`.
    Scheme,
    /// User or password stand before the host.
    Credentials,
    /// A path, a query or a fragment follows; the origin alone is given here.
    More(String),
    /// The host or the port is missing or cannot be one.
    Host,
}

impl Origin {
    /// The text of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = NoOrigin;

    /// Takes it as a person types it; one slash at the end does no harm, and the scheme's own port
    /// is left out as browsers leave it out.
    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        let text = text.trim().to_ascii_lowercase();
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| text.starts_with(scheme))
            .ok_or(NoOrigin::Scheme)?;
        let rest = &text[scheme.len()..];
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, more) = rest.split_at(end);
        if host.contains('@') {
            return Err(NoOrigin::Credentials);
        }
        if !is_host_and_port(host) {
            return Err(NoOrigin::Host);
        }
        let usual = if scheme == "https://" { ":443" } else { ":80" };
        let origin = format!("{scheme}{}", host.strip_suffix(usual).unwrap_or(host));
        if !more.is_empty() && more != "/" {
            return Err(NoOrigin::More(origin));
        }
        Ok(Self(origin))
    }
}

/// Only characters that cannot end a policy's source or a server's setting.
fn is_host_and_port(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
    let is_address = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|inner| inner.parse::<std::net::Ipv6Addr>().is_ok());
    let is_name = host.split('.').all(|label| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    });
    (is_address || is_name) && port.is_none_or(is_port)
}

impl fmt::Display for NoOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("an instance begins with https:// or http://"),
            Self::Credentials => f.write_str("leave user and password out of the address"),
            Self::More(origin) => write!(
                f,
                "a content policy names origins; leave out what follows the host: {origin}"
            ),
            Self::Host => f.write_str("the host or its port cannot be right"),
        }
    }
}

impl Error for NoOrigin {}

#[cfg(test)]
mod tests {
    use super::{NoOrigin, Origin};

    #[test]
    fn origins_are_taken_as_people_type_them() {
        let check = |text: &str, expected: &str| {
            let origin: Origin = text.parse().expect("an origin");
            assert_eq!(origin.as_str(), expected, "{text}");
        };
        check("https://gitlab.example.com", "https://gitlab.example.com");
        check(
            " https://GitLab.example.com/ ",
            "https://gitlab.example.com",
        );
        check("http://127.0.0.1:4174", "http://127.0.0.1:4174");
        check(
            "https://gitlab.example.com:443/",
            "https://gitlab.example.com",
        );
        check("http://gitlab.test:80", "http://gitlab.test");
        check("http://gitlab.test:443", "http://gitlab.test:443");
        check("http://[::1]:8080", "http://[::1]:8080");
        check("https://[::1]", "https://[::1]");
    }

    #[test]
    fn everything_else_is_refused_with_the_reason() {
        let check = |text: &str, expected: NoOrigin| {
            assert_eq!(text.parse::<Origin>(), Err(expected), "{text}");
        };
        check("ftp://gitlab.example.com", NoOrigin::Scheme);
        check("gitlab.example.com", NoOrigin::Scheme);
        check("", NoOrigin::Scheme);
        check("https://u:p@gitlab.example.com", NoOrigin::Credentials);
        check(
            "https://example.com/gitlab",
            NoOrigin::More("https://example.com".to_owned()),
        );
        check(
            "https://example.com?x",
            NoOrigin::More("https://example.com".to_owned()),
        );
        for text in [
            "https://",
            "https://:80",
            "https://a b",
            "https://a;script-src *",
            "https://*.example.com",
            "https://a..b",
            "https://a:0",
            "https://a:70000",
            "https://a:",
            "https://\"quoted\"",
            "https://{$HOME}",
        ] {
            check(text, NoOrigin::Host);
        }
    }
}
