//! Where the credentials of an address end, and how they go out.
//!
//! Seen in GitLab 18.5: the last `@` anywhere ends them, they split at the first colon, they are
//! stored as given and percent-encoded when used, never decoded.

use std::fmt;

use super::uri::Uri;

const SCHEMES: [&str; 4] = ["http", "https", "ssh", "git"];

/// An address and the credentials that were inside it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// The address without credentials.
    pub(crate) bare: String,
    /// The user, as given.
    pub(crate) user: Option<String>,
    /// The password, as given.
    pub(crate) password: Option<String>,
}

impl Address {
    /// Splits what a client sent, surrounding blanks aside.
    pub(crate) fn split(raw: &str) -> Self {
        let raw = raw.trim();
        let whole = Self {
            bare: raw.to_owned(),
            user: None,
            password: None,
        };
        let Some((scheme, rest)) = raw.split_once("://") else {
            return whole;
        };
        let line = rest.lines().next().unwrap_or_default();
        let end = line.rfind('@').filter(|at| *at > 0 && at + 1 < line.len());
        let (true, Some(end)) = (SCHEMES.contains(&scheme), end) else {
            return whole;
        };
        let (user, password) = rest[..end].split_once(':').unwrap_or((&rest[..end], ""));
        Self {
            bare: format!("{scheme}://{}", &rest[end + 1..]),
            user: Some(user.to_owned()).filter(|user| !user.is_empty()),
            password: Some(password.to_owned()).filter(|password| !password.is_empty()),
        }
    }

    /// The address as it is stored: what `split` was given, blanks aside.
    pub(crate) fn raw(&self) -> String {
        self.joined(str::to_owned)
    }

    /// The address as it goes out, credentials percent-encoded.
    pub(crate) fn full(&self) -> String {
        self.joined(percent_encoded)
    }

    fn joined(&self, write: impl Fn(&str) -> String) -> String {
        let user = self.user.as_deref().map(&write);
        let password = self.password.as_deref().map(&write);
        let credentials = match (user, password) {
            (None, None) => return self.bare.clone(),
            (user, None) => user.unwrap_or_default(),
            (user, Some(password)) => format!("{}:{password}", user.unwrap_or_default()),
        };
        match self.bare.split_once("://") {
            Some((scheme, rest)) => format!("{scheme}://{credentials}@{rest}"),
            None => self.bare.clone(),
        }
    }

    /// Whether GitLab cannot take the raw text apart, so that it stores the credentials inside it.
    ///
    /// So it goes with a password that holds one of `/ ? # [ ]`.
    pub(crate) fn is_stored_whole(raw: &str) -> bool {
        Uri::parse(raw.trim()).is_none() && Self::split(raw).password.is_some()
    }
}

/// Shows no credentials.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address").finish_non_exhaustive()
    }
}

fn percent_encoded(text: &str) -> String {
    use fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"_.-~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes whatever is written to it");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, bare: &str, full: &str) {
        let address = Address::split(raw);
        assert_eq!(
            (address.bare.as_str(), address.full().as_str()),
            (bare, full),
            "{raw}"
        );
    }

    #[test]
    fn the_last_at_sign_ends_the_credentials() {
        check("https://u:p@h/a", "https://h/a", "https://u:p@h/a");
        check("https://h/a@b.git", "https://b.git", "https://h%2Fa@b.git");
        check("https://u:p@w@h/a", "https://h/a", "https://u:p%40w@h/a");
        check("https://u::p@h/a", "https://h/a", "https://u:%3Ap@h/a");
        check("ssh://git@h/a", "ssh://h/a", "ssh://git@h/a");
        check(" https://u:@h/a\n", "https://h/a", "https://u@h/a");
        check("https://:p@h/a", "https://h/a", "https://:p@h/a");
    }

    #[test]
    fn credentials_are_encoded_and_never_decoded() {
        check(
            "https://u:p%40w@h/a",
            "https://h/a",
            "https://u:p%2540w@h/a",
        );
        check("https://u:p w@h/a", "https://h/a", "https://u:p%20w@h/a");
        check("https://u:ü@h/a", "https://h/a", "https://u:%C3%BC@h/a");
    }

    #[test]
    fn other_texts_have_no_credentials() {
        for raw in ["git@h:a/b", "ftp://u:p@h/a", "https://@h/a", "https://h/a"] {
            check(raw, raw, raw);
        }
    }

    #[test]
    fn some_passwords_hide_the_structure_of_the_address() {
        assert!(Address::is_stored_whole("https://u:p/w@h/a"));
        assert!(!Address::is_stored_whole("https://u:p+w@h/a"));
    }
}
