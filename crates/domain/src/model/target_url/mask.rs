//! Hiding credentials in foreign text before it is shown or copied.

use crate::model::target_url::parts::split_credentials;

const MASK: &str = "*****";

/// Masks user and password of every address in `text`, and tokens in their queries.
///
/// Errs on the side of hiding: an address lasts until a blank, quote or angle bracket, and its
/// credentials until its last `@`. The user `git` stays readable, as in GitLab's own masking.
pub fn mask_credentials(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        masked.push_str(before);
        let end = after
            .find(|c: char| c.is_ascii_whitespace() || c.is_ascii_control() || "\"<>".contains(c))
            .unwrap_or(after.len());
        let (address, tail) = after.split_at(end);
        let plain = match address.rsplit_once('@') {
            Some((credentials, plain)) => {
                push_masked(&mut masked, credentials);
                plain
            }
            None => address,
        };
        push_without_query_tokens(&mut masked, plain);
        rest = tail;
    }
    masked.push_str(rest);
    masked
}

fn push_masked(masked: &mut String, credentials: &str) {
    let (user, password) = split_credentials(credentials);
    masked.push_str(if user == "git" || user.is_empty() {
        user
    } else {
        MASK
    });
    if password.is_some_and(|password| !password.is_empty()) {
        masked.push(':');
        masked.push_str(MASK);
    }
    masked.push('@');
}

/// Tokens in a query are masked neither by GitLab nor by most proxies.
pub(crate) fn push_without_query_tokens(masked: &mut String, address: &str) {
    let Some(query_at) = address.find(['?', '#']) else {
        masked.push_str(address);
        return;
    };
    let mut rest = &address[query_at..];
    masked.push_str(&address[..query_at]);
    while let Some(first) = rest.chars().next() {
        masked.push(first);
        rest = &rest[first.len_utf8()..];
        let end = rest.find(['&', ';', '#', '?']).unwrap_or(rest.len());
        let (pair, tail) = rest.split_at(end);
        match pair.split_once('=') {
            Some((key, value)) if !value.is_empty() && names_a_secret(key) => {
                masked.push_str(key);
                masked.push('=');
                masked.push_str(MASK);
            }
            _ => masked.push_str(pair),
        }
        rest = tail;
    }
}

/// Whether a query key is one that carries credentials.
pub(crate) fn names_a_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["token", "password", "passwd", "secret", "key", "auth"]
        .iter()
        .any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_of_every_address_are_masked() {
        let check = |text: &str, expected: &str| assert_eq!(mask_credentials(text), expected);
        check("", "");
        check("no address, me@example.org", "no address, me@example.org");
        check("https://h/a.git", "https://h/a.git");
        check("https://u:p@h/a.git", "https://*****:*****@h/a.git");
        check("https://tok@h/a.git", "https://*****@h/a.git");
        check("https://u:@h/a.git", "https://*****@h/a.git");
        check("https://:p@h/a.git", "https://:*****@h/a.git");
        check("ssh://git@h/a.git", "ssh://git@h/a.git");
        check("ssh://git:pw@h/a.git", "ssh://git:*****@h/a.git");
        check("https://u:p@w@h/a", "https://*****:*****@h/a");
        check("https://u:p/w@h/a", "https://*****:*****@h/a");
        check("https://*****:*****@h/a", "https://*****:*****@h/a");
        check(
            "fatal: unable to access 'https://u:p@h/a.git/': The requested URL returned error: 403",
            "fatal: unable to access 'https://*****:*****@h/a.git/': The requested URL returned error: 403",
        );
        check(
            "a https://u:p@h/a\nb ssh://x:y@h/b <git://u@h/c>",
            "a https://*****:*****@h/a\nb ssh://*****:*****@h/b <git://*****@h/c>",
        );
        check(
            r#"{"url":"https://u:p@h/a","mail":"me@example.org"}"#,
            r#"{"url":"https://*****:*****@h/a","mail":"me@example.org"}"#,
        );
    }

    #[test]
    fn tokens_in_a_query_are_masked() {
        let check = |text: &str, expected: &str| assert_eq!(mask_credentials(text), expected);
        check(
            "https://h/a?private_token=x&y=1",
            "https://h/a?private_token=*****&y=1",
        );
        check(
            "https://h/a?y=1&access_token=x#z",
            "https://h/a?y=1&access_token=*****#z",
        );
        check("https://h/a#token=x", "https://h/a#token=*****");
        check("https://h/a?token=&b=ü", "https://h/a?token=&b=ü");
    }

    #[test]
    fn masking_twice_changes_nothing() {
        for text in [
            "https://u:p@h/a?token=x",
            "a://b://c@d e://@f",
            "://@",
            "x://:@y",
        ] {
            let once = mask_credentials(text);
            assert_eq!(mask_credentials(&once), once);
        }
    }
}
