//! With which account of a fleet something was read, and what that makes of its identity.

use crate::model::id::{MirrorId, ProjectId};

/// One of the accounts of a fleet, by its place; the default is the person's own, which is always there.
///
/// A place outlives changes of the others: an account keeps its own as long as it is shown.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Origin(pub u8);

/// A project of a fleet. Its number alone is unique within one instance only.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ProjectKey {
    /// With which account it was read.
    pub origin: Origin,
    /// Its number at that account's instance.
    pub id: ProjectId,
}

/// A mirror of a fleet.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MirrorKey {
    /// Its project.
    pub project: ProjectKey,
    /// Its number at the instance of its project.
    pub id: MirrorId,
}

impl Origin {
    /// As an index of what is kept for each account.
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// Whether it is the person's own account.
    pub fn is_own(self) -> bool {
        self == Self::default()
    }

    /// The key of a project that was read with this account.
    pub const fn project(self, id: ProjectId) -> ProjectKey {
        ProjectKey { origin: self, id }
    }
}

impl ProjectKey {
    /// The key of a mirror of this project.
    pub const fn mirror(self, id: MirrorId) -> MirrorKey {
        MirrorKey { project: self, id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_of_two_accounts_are_two_projects() {
        let (own, other) = (Origin::default(), Origin(1));
        assert!(own.is_own() && !other.is_own());
        assert_ne!(own.project(ProjectId(4)), other.project(ProjectId(4)));
        assert_eq!(
            other
                .project(ProjectId(4))
                .mirror(MirrorId(2))
                .project
                .origin,
            other
        );
        assert!(own.project(ProjectId(9)) < other.project(ProjectId(4)));
    }
}
