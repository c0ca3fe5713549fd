//! Putting credentials into an address.

use crate::model::secret::Secret;
use crate::model::target_url::parts::Parts;

/// The address with its credentials, to be sent as `url` of a new mirror and kept nowhere.
///
/// User and secret go in raw: GitLab stores them as given and percent-encodes them on use,
/// so that an encoded `%40` would be sent to the target as `%2540`.
pub fn compose(address: &str, user: Option<&str>, secret: Option<&Secret>) -> Secret {
    let user = user.unwrap_or_default();
    let secret = secret.map_or("", Secret::expose);
    let Some((scheme, rest)) = address.split_once("://") else {
        return Secret::new(address);
    };
    let mut url = String::with_capacity(address.len() + user.len() + secret.len() + 2);
    url.push_str(scheme);
    url.push_str("://");
    if !user.is_empty() || !secret.is_empty() {
        url.push_str(user);
        if !secret.is_empty() {
            url.push(':');
            url.push_str(secret);
        }
        url.push('@');
    }
    url.push_str(rest);
    Secret::new(url)
}

/// Another spelling of the same target, under which a second mirror of it can be made.
///
/// Adds the default port, or changes the letter case of the host where a port is written already.
/// `None` if there is no other spelling: an IP address with a port.
pub fn equivalent_spelling(address: &str) -> Option<String> {
    let parts = Parts::of(address)?;
    let host_at = address.len() - parts.path.len() - parts.port.map_or(0, |port| port.len() + 1);
    let before = &address[..host_at - parts.host.len()];
    if parts.port.is_none_or(str::is_empty) {
        let port = default_port(parts.scheme)?;
        return Some([before, parts.host, ":", port, parts.path].concat());
    }
    let upper = parts.host.to_ascii_uppercase();
    let host = if upper == parts.host {
        parts.host.to_ascii_lowercase()
    } else {
        upper
    };
    (host != parts.host).then(|| [before, &host, &address[host_at..]].concat())
}

/// The port that means the same as none.
pub(crate) fn default_port(scheme: &str) -> Option<&'static str> {
    match scheme {
        "https" => Some("443"),
        "http" => Some("80"),
        "ssh" => Some("22"),
        "git" => Some("9418"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::target_url::CanonicalTarget;

    #[test]
    fn credentials_go_in_raw() {
        let check = |user: Option<&str>, secret: Option<&str>, url: &str| {
            let secret = secret.map(Secret::new);
            let composed = compose("https://h/a.git", user, secret.as_ref());
            assert_eq!(composed.expose(), url);
        };
        check(None, None, "https://h/a.git");
        check(Some(""), Some(""), "https://h/a.git");
        check(Some("u"), None, "https://u@h/a.git");
        check(Some("u"), Some("p"), "https://u:p@h/a.git");
        check(None, Some("p"), "https://:p@h/a.git");
        check(
            Some("u"),
            Some("p@w/%40:?#ü"),
            "https://u:p@w/%40:?#ü@h/a.git",
        );
    }

    #[test]
    fn an_address_without_a_scheme_gets_no_credentials() {
        let composed = compose("h/a.git", Some("u"), Some(&Secret::new("p")));
        assert_eq!(composed.expose(), "h/a.git");
    }

    #[test]
    fn a_bridge_spelling_differs_and_means_the_same() {
        let check = |address: &str, other: &str| {
            assert_eq!(equivalent_spelling(address).as_deref(), Some(other));
            assert_eq!(CanonicalTarget::of(address), CanonicalTarget::of(other));
        };
        check("https://h.example/a.git", "https://h.example:443/a.git");
        check("http://h.example/a.git", "http://h.example:80/a.git");
        check("ssh://h.example/a.git", "ssh://h.example:22/a.git");
        check("git://h.example/a.git", "git://h.example:9418/a.git");
        check("https://h.example", "https://h.example:443");
        check("https://h.example:/a", "https://h.example:443/a");
        check("https://h.example:8443/a", "https://H.EXAMPLE:8443/a");
        check("https://H.EXAMPLE:8443/a", "https://h.example:8443/a");
        check("ssh://git@h.example:2222/a", "ssh://git@H.EXAMPLE:2222/a");
    }

    #[test]
    fn an_ip_address_with_a_port_has_no_other_spelling() {
        assert_eq!(equivalent_spelling("https://192.0.2.1:8443/a"), None);
        assert_eq!(equivalent_spelling("ftp://h/a"), None);
        assert_eq!(equivalent_spelling("h/a"), None);
    }
}
