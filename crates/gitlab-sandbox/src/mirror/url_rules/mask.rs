//! Hiding credentials: in the address of a mirror, and in what git says about it.

use super::{credentials::Address, uri::Uri};

const STARS: &str = "*****";

/// The address as answers show it, or `None` where GitLab cannot read what it stored.
///
/// User and password become five asterisks where present, the user `git` stays readable. The
/// port 443 of https and 80 of http disappears on the way.
pub(crate) fn masked_url(raw: &str) -> Option<String> {
    let full = Address::split(raw).full();
    let uri = Uri::parse(&full)?;
    let (scheme, host) = match (uri.scheme, uri.host) {
        (Some(scheme), Some(host)) => (scheme, host),
        _ => return Some(full),
    };
    if !is_readable_host(host) {
        return None;
    }
    let credentials = uri.userinfo.map_or_else(String::new, |userinfo| {
        let (user, password) = match userinfo.split_once(':') {
            Some((user, password)) => (user, Some(password)),
            None => (userinfo, None),
        };
        let user = if user == "git" { user } else { STARS };
        match password {
            Some(_) => format!("{user}:{STARS}@"),
            None => format!("{user}@"),
        }
    });
    let port = match (scheme, uri.port) {
        (_, None) | ("https", Some("443")) | ("http", Some("80")) => String::new(),
        (_, Some(port)) => format!(":{port}"),
    };
    Some(format!("{scheme}://{credentials}{host}{port}{}", uri.rest))
}

/// Brackets must hold an IPv6 address, and nothing else may hold colons.
fn is_readable_host(host: &str) -> bool {
    match host
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
    {
        Some(inner) => inner.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.contains(['[', ']', ':']),
    }
}

/// A text without the credentials of any address in it, nor those of the mirror itself.
pub(crate) fn mask_text(text: &str, raw_url: &str) -> String {
    let address = Address::split(raw_url);
    let mut masked = mask_addresses(text);
    if let Some(password) = &address.password {
        masked = masked.replace(password.as_str(), STARS);
    }
    match address.user.as_deref() {
        Some(user) if user != "git" => replace_word(&masked, user),
        _ => masked,
    }
}

fn mask_addresses(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("://") {
        let (before, after) = rest.split_at(start + 3);
        masked.push_str(before);
        let end = after
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '\'' | '"' | '<' | '>'))
            .unwrap_or(after.len());
        let (authority, after) = after.split_at(end);
        match authority.rsplit_once('@') {
            Some((userinfo, host)) => {
                let user = if userinfo.split(':').next() == Some("git") {
                    "git"
                } else {
                    STARS
                };
                masked.push_str(user);
                if userinfo.contains(':') {
                    masked.push(':');
                    masked.push_str(STARS);
                }
                masked.push('@');
                masked.push_str(host);
            }
            None => masked.push_str(authority),
        }
        rest = after;
    }
    masked + rest
}

/// Replaces a word where it stands alone, so that a user called `a` leaves the sentence readable.
fn replace_word(text: &str, word: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(word) {
        let end = start + word.len();
        let stands_alone = !rest[..start].ends_with(char::is_alphanumeric)
            && !rest[end..].starts_with(char::is_alphanumeric);
        replaced.push_str(&rest[..start]);
        replaced.push_str(if stands_alone { STARS } else { word });
        rest = &rest[end..];
    }
    replaced + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: Option<&str>) {
        assert_eq!(masked_url(raw).as_deref(), expected, "{raw}");
    }

    #[test]
    fn credentials_become_asterisks_where_present() {
        check("https://u:p@h/p", Some("https://*****:*****@h/p"));
        check("https://tok@h/p", Some("https://*****@h/p"));
        check("https://u:@h/p", Some("https://*****@h/p"));
        check("https://:p@h/p", Some("https://*****:*****@h/p"));
        check("ssh://git@h/p", Some("ssh://git@h/p"));
        check("ssh://git:p@h/p", Some("ssh://git:*****@h/p"));
        check("https://Git:p@h/p", Some("https://*****:*****@h/p"));
        check("https://u:p/w@h/p", Some("https://*****:*****@h/p"));
    }

    #[test]
    fn the_rest_of_the_address_stays_as_it_is() {
        check("https://h:443/a", Some("https://h/a"));
        check("ssh://h:22/a", Some("ssh://h:22/a"));
        check("https://h/a b?token=x#y", Some("https://h/a b?token=x#y"));
        check("http://[2001:db8::1]/a", Some("http://[2001:db8::1]/a"));
    }

    #[test]
    fn an_unreadable_host_shows_as_null() {
        check("http://2001:db8::1/a", None);
        check("http://[0:0:0:0:ffff:123.123.123.123]/a", None);
    }

    #[test]
    fn errors_lose_every_credential() {
        let text = "fatal: user said s3cret to 'https://user:s3cret@h/a' and http://x@y z";
        let masked = "fatal: ***** said ***** to 'https://*****:*****@h/a' and http://*****@y z";
        assert_eq!(mask_text(text, "https://user:s3cret@h/a.git"), masked);
        assert_eq!(mask_text("a bad cat", "https://a@h/x"), "***** bad cat");
    }
}
