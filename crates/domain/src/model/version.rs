//! Which GitLab this is.

use std::fmt;

use serde::Deserialize;

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
pub struct Metadata {
    /// Like `18.1.1-ee`, for people; [`Metadata::version`] for decisions.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub version: String,
    /// Whether this is an Enterprise build; absent before 15.6.
    #[serde(default)]
    pub enterprise: Option<bool>,
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
