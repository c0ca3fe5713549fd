//! Numeric identities of GitLab, one type each so that they cannot be mixed up.

use std::fmt;

/// Identity of a project, stable over renames.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ProjectId(pub u64);

/// Identity of a push mirror, unique in its instance.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MirrorId(pub u64);

/// Identity of a user, which may be a bot of a project or group token.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UserId(pub u64);

impl fmt::Display for ProjectId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for MirrorId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A project as a person names it: by number, or by its full path (`group/sub/name`).
///
/// Writes need the number, because GitLab refuses them on the path of a renamed project.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum ProjectRef {
    /// By number.
    Id(ProjectId),
    /// By full path, not yet percent-encoded.
    Path(String),
}

/// As a person would write it.
impl fmt::Display for ProjectRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(formatter),
            Self::Path(path) => formatter.write_str(path),
        }
    }
}

impl From<ProjectId> for ProjectRef {
    fn from(id: ProjectId) -> Self {
        Self::Id(id)
    }
}
