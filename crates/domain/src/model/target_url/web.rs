//! The page of a target, for a person who wants to look at the other side.

use crate::model::target_url::parts::Parts;

/// Where a browser finds the repository: http(s) only, without credentials, query and `.git`.
///
/// Every forge answers at this address, and nothing that may be a secret is part of it.
pub fn web_address(url: &str) -> Option<String> {
    let parts = Parts::of(url)?;
    if !matches!(parts.scheme, "http" | "https") || parts.host.is_empty() {
        return None;
    }
    let port = parts.port.filter(|port| !port.is_empty());
    let path_end = parts.path.find(['?', '#']).unwrap_or(parts.path.len());
    let path = parts.path[..path_end].trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let colon = if port.is_some() { ":" } else { "" };
    let port = port.unwrap_or_default();
    Some([parts.scheme, "://", parts.host, colon, port, path].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_neither_credentials_nor_suffix() {
        let check = |url: &str, expected: Option<&str>| {
            assert_eq!(web_address(url).as_deref(), expected, "{url}");
        };
        check(
            "https://*****:*****@github.com/acme/app.git",
            Some("https://github.com/acme/app"),
        );
        check("http://u@h:8080/a.git/", Some("http://h:8080/a"));
        check("https://h/a.git?private_token=x#y", Some("https://h/a"));
        check("https://h:/a", Some("https://h/a"));
        check("https://h", Some("https://h"));
        for other in [
            "ssh://git@h/a.git",
            "git://h/a",
            "javascript:alert(1)",
            "https://",
            "h/a",
            "",
        ] {
            check(other, None);
        }
    }
}
