//! What is odd about a mirror, seen beside all the others.

use std::ops::BitOr;

/// A set of findings about one mirror.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Flags(u16);

impl Flags {
    /// Another mirror of the same project pushes to the same target.
    pub const DUPLICATE: Self = Self(1);
    /// Mirrors of several projects push to this target.
    pub const SHARED: Self = Self(1 << 1);
    /// The target is the project itself.
    pub const SELF: Self = Self(1 << 2);
    /// The target is a project of this instance that has a mirror back.
    pub const PING_PONG: Self = Self(1 << 3);
    /// Ten enabled mirrors of the project come before it, so that the server skips it.
    pub const OVER_LIMIT: Self = Self(1 << 4);
    /// The address is plain http: the secret and all code pass in the clear.
    pub const HTTP: Self = Self(1 << 5);
    /// An SSH target of which the server holds no host key.
    pub const NO_HOST_KEYS: Self = Self(1 << 6);
    /// The project is not public, and the host is one that the settings name public.
    pub const PUBLIC: Self = Self(1 << 7);

    /// Every finding with the word that filters by it, the gravest first.
    pub const ALL: [(&'static str, Self); 8] = [
        ("overlimit", Self::OVER_LIMIT),
        ("self", Self::SELF),
        ("pingpong", Self::PING_PONG),
        ("duplicate", Self::DUPLICATE),
        ("shared", Self::SHARED),
        ("public", Self::PUBLIC),
        ("http", Self::HTTP),
        ("nohostkeys", Self::NO_HOST_KEYS),
    ];

    /// Whether all of `other` is in it.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether nothing is odd.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Puts a finding in.
    pub(crate) fn insert(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_told_apart() {
        for (index, (word, flag)) in Flags::ALL.into_iter().enumerate() {
            let mut flags = Flags::default();
            assert!(flags.is_empty() && !flags.contains(flag), "{word}");
            flags.insert(flag);
            for (other, (_, other_flag)) in Flags::ALL.into_iter().enumerate() {
                assert_eq!(flags.contains(other_flag), index == other, "{word}");
            }
        }
        let both = Flags::HTTP | Flags::SELF;
        assert!(both.contains(Flags::HTTP) && both.contains(both));
        assert!(!Flags::HTTP.contains(both));
    }
}
