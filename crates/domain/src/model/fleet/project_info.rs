//! What all mirrors of a project share.

use crate::model::fleet::origin::{Origin, ProjectKey};
use crate::model::id::ProjectId;
use crate::model::project::{Project, Visibility};

/// A project, reduced to what a row shows; one value for all of its rows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProjectInfo {
    /// With which account it was read.
    pub origin: Origin,
    /// Identity at its instance, stable over renames.
    pub id: ProjectId,
    /// Name for people.
    pub name: Box<str>,
    /// Full path, `group/sub/name`.
    pub path: Box<str>,
    /// Its page on the instance.
    pub web_url: Box<str>,
    /// Who can see it.
    pub visibility: Visibility,
    /// Whether it is read-only.
    pub archived: bool,
}

impl ProjectInfo {
    /// Reduces a project that was read with an account.
    pub fn of(project: &Project, origin: Origin) -> Self {
        Self {
            origin,
            id: project.id,
            name: project.name.as_str().into(),
            path: project.path_with_namespace.as_str().into(),
            web_url: project.web_url.as_str().into(),
            visibility: project.visibility,
            archived: project.archived,
        }
    }

    /// Identity in the fleet.
    pub const fn key(&self) -> ProjectKey {
        self.origin.project(self.id)
    }

    /// The group or person it belongs to, with all groups above: `group/sub`.
    pub fn group(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(group, _)| group)
    }

    /// The outermost group or the person: `group`.
    pub fn top_group(&self) -> &str {
        self.path.split_once('/').map_or("", |(top, _)| top)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fleet::samples::project;

    #[test]
    fn groups_are_what_stands_before_the_name() {
        let check = |path: &str, group: &str, top: &str| {
            let project = project(1, path);
            assert_eq!((project.group(), project.top_group()), (group, top));
        };
        check("acme/app", "acme", "acme");
        check("acme/web/app", "acme/web", "acme");
        check("app", "", "");
        check("", "", "");
    }
}
