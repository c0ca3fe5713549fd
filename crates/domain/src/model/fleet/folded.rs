//! Comparing texts without regard to the case of ASCII letters.
//!
//! Paths, hosts and error texts of Git are ASCII; rules for all letters would cost tables of Unicode in the wasm.

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
}
