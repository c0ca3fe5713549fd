//! Which GitLab this is.

use std::fmt;

use serde::Deserialize;

use crate::model::json::{Fields, Json, Misfit};

/// Major and minor version; patches change no feature we use.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Version {
    /// 18 in `18.4`.
    pub major: u16,
    /// 4 in `18.4`.
    pub minor: u16,
}

/// Which build of GitLab this is. Enterprise builds also run without a licence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Edition {
    /// CE.
    Community,
    /// EE, of whatever tier.
    Enterprise,
    /// Not said.
    Unknown,
}

/// What `/metadata` (15.2) or `/version` says.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Json")]
pub struct Metadata {
    /// Like `18.1.1-ee`, for people; [`Metadata::version`] for decisions.
    pub version: String,
    /// Whether this is an Enterprise build; absent before 15.6.
    pub enterprise: Option<bool>,
}

impl TryFrom<Json> for Metadata {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            version: fields.optional("version").unwrap_or_default(),
            enterprise: fields.optional("enterprise"),
        })
    }
}

impl Version {
    /// From its two numbers.
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }

    /// Reads `18.1`, `18.1.1-ee`, `18.2.0-pre`; `None` if it does not begin with two numbers.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(['.', '-', '+']);
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next()?.parse().ok()?;
        Some(Self { major, minor })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

impl Metadata {
    /// The version, if it can be read.
    pub fn version(&self) -> Option<Version> {
        Version::parse(&self.version)
    }

    /// The edition: as said, else from the version's suffix.
    ///
    /// `-ee` marks Enterprise builds and a bare number Community ones; `-pre` and the like say nothing.
    pub fn edition(&self) -> Edition {
        let bare = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        match self.enterprise {
            Some(true) => Edition::Enterprise,
            Some(false) => Edition::Community,
            None if self.version.ends_with("-ee") => Edition::Enterprise,
            None if !self.version.is_empty() && self.version.bytes().all(bare) => {
                Edition::Community
            }
            None => Edition::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn versions_are_read_with_every_suffix() {
        let check = |text: &str, expected: Option<(u16, u16)>| {
            let expected = expected.map(|(major, minor)| Version::new(major, minor));
            assert_eq!(Version::parse(text), expected, "{text}");
        };
        check("18.1.1-ee", Some((18, 1)));
        check("18.10.0-pre", Some((18, 10)));
        check("12.9.2", Some((12, 9)));
        check("19.2", Some((19, 2)));
        check("17.0.0-rc42-ee", Some((17, 0)));
        check("17.3-pre", Some((17, 3)));
        check(" 16.11.0+build ", Some((16, 11)));
        for text in ["", "18", "18.", "v18.1", "x.y", "18.x", "99999.1", "-1.2"] {
            check(text, None);
        }
        assert!(Version::new(18, 10) > Version::new(18, 9));
        assert!(Version::new(19, 0) > Version::new(18, 11));
    }

    #[test]
    fn the_edition_is_said_or_suffixed() {
        let check = |text: &str, expected: Edition| {
            let metadata: Metadata =
                serde_json::from_str(text).expect("metadata is read leniently");
            assert_eq!(metadata.edition(), expected, "{text}");
        };
        check(
            r#"{"version":"18.1.1-ee","enterprise":true,"kas":{}}"#,
            Edition::Enterprise,
        );
        check(
            r#"{"version":"18.1.1-pre","enterprise":true}"#,
            Edition::Enterprise,
        );
        check(
            r#"{"version":"18.1.1","enterprise":false}"#,
            Edition::Community,
        );
        check(
            r#"{"version":"14.1.1-ee","revision":"abc"}"#,
            Edition::Enterprise,
        );
        check(
            r#"{"version":"14.1.1","revision":"abc"}"#,
            Edition::Community,
        );
        check(
            r#"{"version":"14.1.1-pre","enterprise":null}"#,
            Edition::Unknown,
        );
        check("{}", Edition::Unknown);
    }

    proptest! {
        #[test]
        fn a_version_is_read_as_it_was_written(major in any::<u16>(), minor in any::<u16>()) {
            let version = Version::new(major, minor);
            prop_assert_eq!(Version::parse(&version.to_string()), Some(version));
        }
    }
}
