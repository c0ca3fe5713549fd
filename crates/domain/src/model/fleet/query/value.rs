//! What a term asks for.

use crate::model::fleet::flags::Flags;
use crate::model::fleet::needle::Needle;
use crate::model::fleet::query::age::Age;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::row::Branches;
use crate::model::health::Health;
use crate::model::last_error::Cause;

/// One value of a term.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// One of the words that a key takes.
    Fixed(Fixed),
    /// A text to look for.
    Text(Needle),
    /// A span of time.
    Age(Age),
}

/// A value that has a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fixed {
    /// For `status:`.
    Health(Health),
    /// For `error:`.
    Cause(Cause),
    /// For `enabled:`.
    Enabled(bool),
    /// For `auth:`; true is a key pair.
    KeyPair(bool),
    /// For `branches:`.
    Branches(Branches),
    /// For `diverged:`; true leaves refs alone.
    KeepsDivergent(bool),
    /// For `is:`.
    Finding(Flags),
    /// For `has:`.
    Error,
    /// For `success:`.
    Never,
}

/// A word and what it means.
type Word = (&'static str, Fixed);

/// Built from the list of healths, whose words they are.
const STATUS: [Word; Health::ALL.len()] = {
    let mut words = [("", Fixed::Never); Health::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = (Health::ALL[at].as_str(), Fixed::Health(Health::ALL[at]));
        at += 1;
    }
    words
};

/// Built from the list of findings, whose words they are.
const IS: [Word; Flags::ALL.len()] = {
    let mut words = [("", Fixed::Never); Flags::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = (Flags::ALL[at].0, Fixed::Finding(Flags::ALL[at].1));
        at += 1;
    }
    words
};

const ERROR: [Word; 14] = [
    ("authentication", Fixed::Cause(Cause::Authentication)),
    ("diverged", Fixed::Cause(Cause::Diverged)),
    ("network", Fixed::Cause(Cause::Network)),
    ("address", Fixed::Cause(Cause::NotFound)),
    ("refused", Fixed::Cause(Cause::PushRefused)),
    ("host-key", Fixed::Cause(Cause::HostKeyUnverified)),
    ("key", Fixed::Cause(Cause::KeyNotAuthorised)),
    ("user", Fixed::Cause(Cause::UserMissing)),
    ("workflow", Fixed::Cause(Cause::WorkflowPermission)),
    ("lfs", Fixed::Cause(Cause::Lfs)),
    ("content", Fixed::Cause(Cause::ContentRefused)),
    ("blocked", Fixed::Cause(Cause::AddressBlocked)),
    ("limit", Fixed::Cause(Cause::TooManyMirrors)),
    ("unknown", Fixed::Cause(Cause::Unknown)),
];

/// The words that a key takes, the most useful first; none where any text will do.
pub fn words(key: Key) -> &'static [Word] {
    match key {
        Key::Status => &STATUS,
        Key::Error => &ERROR,
        Key::Is => &IS,
        Key::Success => &[("never", Fixed::Never)],
        Key::Enabled => &[("yes", Fixed::Enabled(true)), ("no", Fixed::Enabled(false))],
        Key::Auth => &[
            ("password", Fixed::KeyPair(false)),
            ("ssh", Fixed::KeyPair(true)),
        ],
        Key::Branches => &[
            ("all", Fixed::Branches(Branches::All)),
            ("protected", Fixed::Branches(Branches::Protected)),
            ("regex", Fixed::Branches(Branches::Regex)),
        ],
        Key::Diverged => &[
            ("keep", Fixed::KeepsDivergent(true)),
            ("overwrite", Fixed::KeepsDivergent(false)),
        ],
        Key::Has => &[("error", Fixed::Error)],
        Key::Word | Key::Host | Key::Project | Key::Group | Key::Age | Key::Account => &[],
    }
}

/// What else a word of `status:` may be.
///
/// GitLab's own words stand for the healths they lead to while a mirror is enabled.
/// `finished` without a success proves nothing, so that it is found as `unproven` only.
pub(crate) fn other_words(key: Key, text: &str) -> &'static [Fixed] {
    match (key, text) {
        (Key::Status, "failed") => &[Fixed::Health(Health::Failing)],
        (Key::Status, "to-retry") => &[Fixed::Health(Health::Retrying)],
        (Key::Status, "started" | "scheduled") => {
            &[Fixed::Health(Health::Stuck), Fixed::Health(Health::Running)]
        }
        (Key::Status, "finished") => &[
            Fixed::Health(Health::Stale),
            Fixed::Health(Health::UpToDate),
        ],
        (Key::Status, "none") => &[Fixed::Health(Health::Unproven)],
        (Key::Enabled, "true") => &[Fixed::Enabled(true)],
        (Key::Enabled, "false") => &[Fixed::Enabled(false)],
        _ => &[],
    }
}

impl Value {
    /// A text to look for.
    pub fn text(text: &str) -> Self {
        Self::Text(Needle::new(text))
    }
}

impl Fixed {
    /// Its word behind a key, empty if the key does not take it.
    pub fn word(self, key: Key) -> &'static str {
        let word = words(key).iter().find(|(_, fixed)| *fixed == self);
        word.map_or("", |(word, _)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_plain_and_its_own() {
        for (_, key) in Key::NAMED {
            for (index, (word, fixed)) in words(key).iter().enumerate() {
                let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
                assert!(!word.is_empty() && word.bytes().all(is_plain), "{word}");
                assert_eq!(fixed.word(key), *word);
                let others = &words(key)[index + 1..];
                assert!(others.iter().all(|other| other.0 != *word), "{word}");
                assert!(other_words(key, word).is_empty(), "{word}");
            }
        }
        assert_eq!(Fixed::Never.word(Key::Status), "");
    }
}
