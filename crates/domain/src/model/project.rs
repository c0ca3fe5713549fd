//! A project as the API shows it.

use serde::Deserialize;

use crate::model::id::ProjectId;
use crate::model::json::{Fields, Json, Misfit};
use crate::model::lenient;

/// Access level from which a person may manage mirrors.
pub const MAINTAINER: u8 = 40;

/// One project, reduced to what is shown.
///
/// Fields of <https://docs.gitlab.com/api/projects/>.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Json")]
pub struct Project {
    /// Identity, stable over renames.
    pub id: ProjectId,
    /// Name for people.
    pub name: String,
    /// Full path, `group/sub/name`.
    pub path_with_namespace: String,
    /// Its page on the instance.
    pub web_url: String,
    /// Whether it is read-only; mirrors may still be managed.
    pub archived: bool,
    /// Who can see it; matters when the target is more public than the source.
    pub visibility: Visibility,
    /// Whether there is nothing to push yet.
    pub empty_repo: bool,
    /// Day on which it will be deleted: mirrors of such a project read as disabled.
    pub marked_for_deletion_on: Option<String>,
    /// Whether it is a pull mirror; absent on the Community Edition.
    pub mirror: Option<bool>,
    /// The caller's own access; absent for anonymous callers and in simple answers.
    pub permissions: Option<Permissions>,
}

/// The caller's memberships that lead to a project.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Permissions {
    /// Membership of the project itself.
    pub project_access: Option<Access>,
    /// Membership of a group above it.
    pub group_access: Option<Access>,
}

/// One membership.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Access {
    /// 10 Guest, 20 Reporter, 30 Developer, 40 Maintainer, 50 Owner; newer servers have levels between.
    pub access_level: u8,
}

/// Who can see a project.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Visibility {
    /// Members only.
    Private,
    /// Everybody who is signed in.
    Internal,
    /// Everybody.
    Public,
    /// Not said, or a word this version does not know.
    #[default]
    Unknown,
}

impl TryFrom<Json> for Project {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            id: ProjectId(fields.required("id")),
            name: fields.optional("name").unwrap_or_default(),
            path_with_namespace: fields.optional("path_with_namespace").unwrap_or_default(),
            web_url: fields.optional("web_url").unwrap_or_default(),
            archived: fields.optional("archived").unwrap_or_default(),
            visibility: lenient::word(fields, "visibility").unwrap_or_default(),
            empty_repo: fields.optional("empty_repo").unwrap_or_default(),
            marked_for_deletion_on: fields.optional("marked_for_deletion_on"),
            mirror: fields.optional("mirror"),
            permissions: fields.optional("permissions"),
        })
    }
}

impl TryFrom<Json> for Permissions {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            project_access: fields.optional("project_access"),
            group_access: fields.optional("group_access"),
        })
    }
}

impl TryFrom<Json> for Access {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            access_level: fields.required("access_level"),
        })
    }
}

impl From<String> for Visibility {
    fn from(word: String) -> Self {
        match word.as_str() {
            "private" => Self::Private,
            "internal" => Self::Internal,
            "public" => Self::Public,
            _ => Self::Unknown,
        }
    }
}

impl Project {
    /// The greatest known access level of the caller.
    ///
    /// `None` does not mean no access: membership through a shared group is not listed, and administrators need none.
    pub fn access_level(&self) -> Option<u8> {
        let permissions = self.permissions?;
        let level = |access: Option<Access>| access.map(|access| access.access_level);
        level(permissions.project_access).max(level(permissions.group_access))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Project {
        serde_json::from_str(text).expect("projects are read leniently")
    }

    #[test]
    fn the_greater_of_both_memberships_counts() {
        let check = |permissions: &str, expected: Option<u8>| {
            let project = read(&format!(r#"{{"id":1,"permissions":{permissions}}}"#));
            assert_eq!(project.access_level(), expected, "{permissions}");
        };
        check("null", None);
        check("{}", None);
        check(r#"{"project_access":null,"group_access":null}"#, None);
        check(
            r#"{"project_access":{"access_level":30,"notification_level":3}}"#,
            Some(30),
        );
        check(
            r#"{"project_access":null,"group_access":{"access_level":50}}"#,
            Some(50),
        );
        check(
            r#"{"project_access":{"access_level":40},"group_access":{"access_level":20}}"#,
            Some(MAINTAINER),
        );
    }

    #[test]
    fn fields_of_other_versions_do_no_harm() {
        let bare = read(r#"{"id":42}"#);
        assert_eq!(
            (bare.id, bare.visibility),
            (ProjectId(42), Visibility::Unknown)
        );
        let full = read(
            r#"{"id":42,"name":"App","path_with_namespace":"acme/app","web_url":"https://h/acme/app",
                "archived":null,"visibility":"internal","empty_repo":true,"mirror":false,"topics":[],
                "marked_for_deletion_at":"2026-01-01","marked_for_deletion_on":"2026-01-01"}"#,
        );
        assert_eq!(
            (full.visibility, full.mirror),
            (Visibility::Internal, Some(false))
        );
        assert!(full.empty_repo && !full.archived && full.marked_for_deletion_on.is_some());
        assert_eq!(
            read(r#"{"id":1,"visibility":"secret"}"#).visibility,
            Visibility::Unknown
        );
        assert_eq!(
            read(r#"{"id":1,"visibility":"private"}"#).visibility,
            Visibility::Private
        );
        assert_eq!(
            read(r#"{"id":1,"visibility":"public"}"#).visibility,
            Visibility::Public
        );
    }
}
