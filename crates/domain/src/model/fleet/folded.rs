//! Comparing texts without regard to the case of ASCII letters.
//!
//! Paths, hosts and error texts of Git are ASCII; rules for all letters would cost tables of Unicode in the wasm.

/// Whether the text begins with `start`.
pub(crate) fn starts_with(text: &str, start: &str) -> bool {
    let head = text.as_bytes().get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

/// Whether a host is `domain` or lies below it.
pub(crate) fn is_host_in(host: &str, domain: &str) -> bool {
    let (host, domain) = (host.as_bytes(), domain.as_bytes());
    match host.len().checked_sub(domain.len()) {
        Some(0) => host.eq_ignore_ascii_case(domain),
        Some(at) => {
            !domain.is_empty() && host[at - 1] == b'.' && host[at..].eq_ignore_ascii_case(domain)
        }
        None => false,
    }
}

/// Whether a path is `group` or lies below it.
pub(crate) fn is_path_in(path: &str, group: &str) -> bool {
    starts_with(path, group) && matches!(path.as_bytes().get(group.len()), None | Some(b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_lies_in_its_domains() {
        let check = |host: &str, domain: &str, expected: bool| {
            assert_eq!(is_host_in(host, domain), expected, "{host} in {domain}");
        };
        check("github.com", "github.com", true);
        check("GitHub.com", "githuB.com", true);
        check("ssh.github.com", "github.com", true);
        check("notgithub.com", "github.com", false);
        check("github.com", "ssh.github.com", false);
        check("github.com", "com", true);
        check("github.com.", "", false);
        check("", "", true);
        check("", "com", false);
    }

    #[test]
    fn a_path_lies_in_its_groups() {
        let check = |path: &str, group: &str, expected: bool| {
            assert_eq!(is_path_in(path, group), expected, "{path} in {group}");
        };
        check("acme/web/app", "acme", true);
        check("acme/web/app", "Acme/Web", true);
        check("acme", "acme", true);
        check("acme-two/app", "acme", false);
        check("acme/web", "acme/web/app", false);
        check("größe/app", "größ", false);
    }
}
