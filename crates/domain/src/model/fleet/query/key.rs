//! What a term asks about.

/// Subject of a term.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    /// None: a word that occurs in the project's path, the target, or the error.
    Word,
    /// Health.
    Status,
    /// Host of the target, or a domain above it.
    Host,
    /// Part of the project's path.
    Project,
    /// Group of the project, or one above it.
    Group,
    /// Cause of the error, or part of its text.
    Error,
    /// Time since the last success; never counts as longer than any.
    Age,
    /// Time since the last success, of mirrors that had one; or never.
    Success,
    /// Whether pushes happen.
    Enabled,
    /// Password or key pair.
    Auth,
    /// Which branches are pushed.
    Branches,
    /// What happens to divergent refs.
    Diverged,
    /// Findings beside all other mirrors.
    Is,
    /// What there is.
    Has,
    /// Account with which it was read, by its name or its host.
    Account,
}

impl Key {
    /// Every key that is written, the most useful first.
    pub const NAMED: [(&'static str, Self); 14] = [
        ("status", Self::Status),
        ("host", Self::Host),
        ("group", Self::Group),
        ("project", Self::Project),
        ("error", Self::Error),
        ("age", Self::Age),
        ("is", Self::Is),
        ("enabled", Self::Enabled),
        ("auth", Self::Auth),
        ("branches", Self::Branches),
        ("diverged", Self::Diverged),
        ("success", Self::Success),
        ("has", Self::Has),
        ("account", Self::Account),
    ];

    /// How it is written, empty for words.
    pub fn name(self) -> &'static str {
        let named = Self::NAMED.iter().find(|(_, key)| *key == self);
        named.map_or("", |(name, _)| name)
    }

    /// The key that is written so.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let is_it = |(name, _): &&(&str, Self)| text.eq_ignore_ascii_case(name);
        Self::NAMED.iter().find(is_it).map(|(_, key)| *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_by_its_name() {
        for (name, key) in Key::NAMED {
            assert_eq!((key.name(), Key::named(name)), (name, Some(key)));
        }
        assert_eq!(Key::named("STATUS"), Some(Key::Status));
        assert_eq!((Key::Word.name(), Key::named("")), ("", None));
    }
}
