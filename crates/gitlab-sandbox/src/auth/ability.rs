//! What a caller may do with a project.

use super::Caller;
use crate::{
    http::ApiError,
    world::{Group, Project, Visibility, World},
};

/// The level of a Maintainer; GitLab's page: <https://docs.gitlab.com/api/access_requests/>.
pub(crate) const MAINTAINER: u8 = 40;

/// Level of a caller in a project: from the project itself, every group around it, and every
/// group it is shared with.
pub(crate) fn level(world: &World, project: &Project, caller: &Caller) -> u8 {
    let Some(person) = caller.person() else {
        return 0;
    };
    let own = project.access.get(&person.username).copied().unwrap_or(0);
    let shared = world.groups_shared_with(project);
    let shared = shared
        .map(|group| group_level(world, &group.path, &person.username))
        .max();
    own.max(group_level(world, project.namespace(), &person.username))
        .max(shared.unwrap_or(0))
}

/// Whether a caller has at least this level in a project.
///
/// Asked for every project of every list: what the project itself gives is looked at first.
pub(crate) fn has_level(world: &World, project: &Project, caller: &Caller, least: u8) -> bool {
    let name = caller.person().map(|person| person.username.as_str());
    let own = name.and_then(|name| project.access.get(name)).copied();
    own.unwrap_or(0) >= least || level(world, project, caller) >= least
}

/// Level of a person in a group, inherited from the groups around it.
pub(crate) fn group_level(world: &World, namespace: &str, username: &str) -> u8 {
    let levels = world.ancestry(namespace).into_iter();
    let levels = levels.map(|group| group.access.get(username).copied().unwrap_or(0));
    levels.max().unwrap_or(0)
}

/// Level of a person in a group: given there or above, or, where the scene says nothing about
/// groups, what the person has in every project of it.
pub(crate) fn level_in(world: &World, group: &Group, username: &str) -> u8 {
    let given = group_level(world, &group.path, username);
    let below = world.projects_below(group);
    let own = |project: &Project| project.access.get(username).copied().unwrap_or(0);
    given.max(below.map(own).min().unwrap_or(0))
}

/// Level of a caller in a group.
pub(crate) fn caller_level_in(world: &World, group: &Group, caller: &Caller) -> u8 {
    caller
        .person()
        .map_or(0, |person| level_in(world, group, &person.username))
}

/// Whether the caller may see the project at all.
pub(crate) fn may_see(world: &World, project: &Project, caller: &Caller) -> bool {
    if project.pending_delete {
        return false;
    }
    match project.visibility {
        Visibility::Public => true,
        Visibility::Internal if caller.person().is_some() => true,
        Visibility::Internal | Visibility::Private => {
            caller.is_admin() || has_level(world, project, caller, 1)
        }
    }
}

/// Refuses everybody who may not manage push mirrors: with 401, not 403.
///
/// The ability `admin_remote_mirror` of GitLab's project policy: mirroring is available and the
/// caller is a Maintainer, or the caller is an administrator. An archived project keeps it.
pub(crate) fn need_remote_mirrors(
    world: &World,
    project: &Project,
    caller: &Caller,
) -> Result<(), ApiError> {
    let is_available = project
        .mirror_override
        .unwrap_or(world.settings.mirror_available);
    let may = is_available && has_level(world, project, caller, MAINTAINER);
    if may || caller.is_admin() {
        Ok(())
    } else {
        Err(ApiError::unauthorized())
    }
}
