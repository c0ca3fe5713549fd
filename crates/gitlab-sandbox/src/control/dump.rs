//! A world as JSON, in the words of a scene, with what only the running world knows beside them.

use serde_json::{Value, json};

use crate::{
    mirror::{moment::Moment, state::Mirror},
    pull::{machine, state::PullMirror},
    world::{GitMode, Group, LocalTargets, Project, World},
};

/// The whole state of a world.
pub(super) fn world(world: &World, external_url: &str) -> Value {
    let mut whole = outline(world, external_url);
    whole["groups"] = world.groups().map(group).collect();
    whole["projects"] = world.projects().map(project).collect();
    whole
}

/// A world without its groups and projects, which fill megabytes where a fleet was generated.
pub(super) fn outline(world: &World, external_url: &str) -> Value {
    let settings = &world.settings;
    json!({
        "name": world.name.as_str(),
        "gitlab": world.gitlab.to_string(),
        "edition": world.edition.as_str(),
        "clock": world.clock.as_str(),
        "now": world.now().to_string(),
        "settings": {
            "silent_mode": settings.silent_mode,
            "maintenance_mode": settings.maintenance_mode,
            "mirror_available": settings.mirror_available,
            "local_targets": match settings.local_targets {
                LocalTargets::Allow => "allow",
                LocalTargets::Deny => "deny",
            },
            "allow_list": settings.allow_list,
            "requests_per_minute": settings.requests_per_minute,
            "unique_urls": settings.unique_urls,
            "latency_ms": settings.latency_ms,
            "throttle_every": settings.throttle_every,
            "drop_every": settings.drop_every,
            "oauth_lifetime": settings.oauth_lifetime,
            "oauth_discovery": settings.oauth_discovery,
            "dns": settings.dns,
        },
        "git": match world.git {
            GitMode::Real => "real",
            GitMode::Scripted => "scripted",
        },
        "git_target": {
            "url": format!("{external_url}/git/{}/<name>.git", world.name),
            "user": "mirror",
            "password": world.git_password,
        },
        "targets": world.repositories.all_rules().iter().map(|(name, rules)| {
            (name.to_string(), json!(rules))
        }).collect::<serde_json::Map<_, _>>(),
    })
}

fn group(group: &Group) -> Value {
    json!({
        "id": group.id,
        "path": group.path,
        "access": group.access,
        "shared": group.shared,
    })
}

fn project(project: &Project) -> Value {
    json!({
        "id": project.id,
        "path": project.path,
        "visibility": project.visibility.as_str(),
        "archived": project.archived,
        "repository": project.repository,
        "pending_delete": project.pending_delete,
        "old_paths": project.old_paths,
        "protected_branches": project.protected_branches,
        "branches": project.branches,
        "lfs_objects_size": project.lfs_objects_size,
        "access": project.access,
        "mirrors": project.mirrors.values().map(mirror).collect::<Vec<_>>(),
        "pull_mirror": project.pull_mirror.as_ref().map(pull_mirror),
        "destroy_error": project.destroy_error,
        "create_error": project.create_error,
        "endpoint_limit": project.endpoint_limit,
    })
}

fn mirror(mirror: &Mirror) -> Value {
    let time = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    json!({
        "id": mirror.id,
        "url": mirror.url,
        "enabled": mirror.enabled,
        "only_protected_branches": mirror.only_protected_branches,
        "keep_divergent_refs": mirror.keep_divergent_refs,
        "auth_method": mirror.auth_method.as_str(),
        "host_keys": mirror.host_keys,
        "mirror_branch_regex": mirror.mirror_branch_regex,
        "public_key": mirror.public_key,
        "update_status": mirror.update_status.as_str(),
        "last_error": mirror.last_error,
        "last_update_at": time(mirror.last_update_at),
        "last_update_started_at": time(mirror.last_update_started_at),
        "last_successful_update_at": time(mirror.last_successful_update_at),
        "updated_at": mirror.updated_at.to_string(),
        "outcome": mirror.outcome.as_str(),
    })
}

fn pull_mirror(pull: &PullMirror) -> Value {
    let time = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    json!({
        "id": pull.id,
        "url": pull.url,
        "enabled": pull.enabled,
        "update_status": pull.status.as_str(),
        "last_error": pull.last_error,
        "last_update_at": time(pull.last_update_at),
        "last_update_started_at": time(pull.last_update_started_at),
        "last_successful_update_at": time(pull.last_successful_update_at),
        "mirror_trigger_builds": pull.trigger_builds,
        "only_mirror_protected_branches": pull.only_protected_branches,
        "mirror_overwrites_diverged_branches": pull.overwrites_diverged_branches,
        "mirror_branch_regex": pull.branch_regex,
        "hard_failed": machine::is_on_pause(pull),
        "outcome": pull.outcome.as_str(),
    })
}
