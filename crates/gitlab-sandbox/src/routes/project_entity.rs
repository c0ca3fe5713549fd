//! Projects as the API shows them: <https://docs.gitlab.com/api/projects/#list-all-projects>.

use serde_json::{Value, json};

use crate::{
    auth::{Caller, ability},
    version::Edition,
    world::{Group, Project, World},
};

/// Where a project is shown, and to whom.
pub(super) struct Place<'a> {
    /// The project's world.
    pub(super) world: &'a World,
    /// Who looks.
    pub(super) caller: &'a Caller,
    /// What addresses begin with.
    pub(super) external_url: &'a str,
}

impl Place<'_> {
    /// The short form of `simple=true`, also shown to callers without a token.
    pub(super) fn simple(&self, project: &Project) -> Value {
        let url = format!("{}/{}", self.external_url, project.path);
        let namespace = self.world.group_at(project.namespace());
        let branch = project.default_branch().filter(|_| project.repository);
        json!({
            "id": project.id,
            "description": null,
            "name": project.slug(),
            "name_with_namespace": project.path.replace('/', " / "),
            "path": project.slug(),
            "path_with_namespace": project.path,
            "created_at": project.created_at.to_string(),
            "default_branch": branch,
            "tag_list": [],
            "topics": [],
            "ssh_url_to_repo": format!("git@{}:{}.git", self.host(), project.path),
            "http_url_to_repo": format!("{url}.git"),
            "web_url": url,
            "readme_url": branch.map(|branch| format!("{url}/-/blob/{branch}/README.md")),
            "forks_count": 0,
            "avatar_url": null,
            "star_count": 0,
            "last_activity_at": project.last_activity_at.to_string(),
            "visibility": project.visibility.as_str(),
            "namespace": namespace.map(|group| self.namespace(group)),
        })
    }

    /// The full form; people who are signed in see their permissions.
    pub(super) fn listed(&self, project: &Project, with_statistics: bool) -> Value {
        let mut body = self.simple(project);
        let Some(fields) = body.as_object_mut() else {
            return body;
        };
        let own = format!("{}/api/v4/projects/{}", self.external_url, project.id);
        let access = if project.repository {
            "enabled"
        } else {
            "disabled"
        };
        let more = json!({
            "_links": {"self": own, "members": format!("{own}/members")},
            "archived": project.archived,
            "creator_id": 1,
            "empty_repo": project.branches.is_empty(),
            "import_status": "none",
            "import_type": null,
            "import_url": null,
            "issues_enabled": true,
            "jobs_enabled": true,
            "lfs_enabled": true,
            "merge_requests_enabled": true,
            "open_issues_count": 0,
            "repository_access_level": access,
            "shared_with_groups": self.shared_with(project),
            "updated_at": project.last_activity_at.to_string(),
        });
        if let Value::Object(more) = more {
            fields.extend(more);
        }
        if self.world.edition == Edition::Ee {
            fields.insert(
                "mirror".to_owned(),
                json!(
                    project
                        .pull_mirror
                        .as_ref()
                        .is_some_and(|pull| pull.enabled)
                ),
            );
        }
        if self.caller.person().is_some() {
            fields.insert("permissions".to_owned(), self.permissions(project));
        }
        if with_statistics && self.may_see_statistics(project) {
            fields.insert("statistics".to_owned(), statistics(project));
        }
        body
    }

    fn namespace(&self, group: &Group) -> Value {
        json!({
            "id": group.id,
            "name": group.slug(),
            "path": group.slug(),
            "kind": "group",
            "full_path": group.path,
            "parent_id": group.parent,
            "avatar_url": null,
            "web_url": format!("{}/groups/{}", self.external_url, group.path),
        })
    }

    /// Levels from the project and from groups around it; what a shared group gives is in neither.
    fn permissions(&self, project: &Project) -> Value {
        let name = self
            .caller
            .person()
            .map_or("", |person| person.username.as_str());
        let own = project.access.get(name).copied().unwrap_or(0);
        let group = ability::group_level(self.world, project.namespace(), name);
        let shown = |level: u8| {
            (level > 0).then(|| json!({"access_level": level, "notification_level": 3}))
        };
        json!({"project_access": shown(own), "group_access": shown(group)})
    }

    fn shared_with(&self, project: &Project) -> Vec<Value> {
        let groups = self.world.groups_shared_with(project);
        let shown = |group: &Group| {
            json!({
                "group_id": group.id,
                "group_name": group.slug(),
                "group_full_path": group.path,
                "group_access_level": 40,
                "expires_at": null,
            })
        };
        groups.map(shown).collect()
    }

    fn may_see_statistics(&self, project: &Project) -> bool {
        self.caller.is_admin() || ability::level(self.world, project, self.caller) >= 20
    }

    fn host(&self) -> &str {
        let host = self.external_url.split("//").nth(1).unwrap_or_default();
        host.split(':').next().unwrap_or_default()
    }
}

fn statistics(project: &Project) -> Value {
    let repository = 1_048_576_u64;
    json!({
        "commit_count": 12,
        "storage_size": repository + project.lfs_objects_size,
        "repository_size": repository,
        "wiki_size": 0,
        "lfs_objects_size": project.lfs_objects_size,
        "job_artifacts_size": 0,
        "pipeline_artifacts_size": 0,
        "packages_size": 0,
        "snippets_size": 0,
        "uploads_size": 0,
    })
}
