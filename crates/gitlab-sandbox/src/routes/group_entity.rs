//! Groups as the API shows them: <https://docs.gitlab.com/api/groups/#list-all-groups>.

use serde_json::{Value, json};

use crate::world::{Group, Visibility, World};

/// A group as lists show it.
pub(super) fn group(world: &World, group: &Group, external_url: &str) -> Value {
    json!({
        "id": group.id,
        "web_url": format!("{external_url}/groups/{}", group.path),
        "name": group.slug(),
        "path": group.slug(),
        "description": "",
        "visibility": if is_open(world, group) { "public" } else { "private" },
        "share_with_group_lock": false,
        "require_two_factor_authentication": false,
        "project_creation_level": "developer",
        "subgroup_creation_level": "maintainer",
        "request_access_enabled": true,
        "lfs_enabled": true,
        "avatar_url": null,
        "full_name": group.path.replace('/', " / "),
        "full_path": group.path,
        "created_at": "2020-01-02T03:04:05.678Z",
        "parent_id": group.parent,
    })
}

/// Whether everybody may see the group: one public project opens it.
pub(super) fn is_open(world: &World, group: &Group) -> bool {
    let mut below = world.projects_below(group);
    below.any(|project| project.visibility == Visibility::Public && !project.pending_delete)
}
