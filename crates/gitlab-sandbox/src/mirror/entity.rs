//! A push mirror as answers show it.
//!
//! Fields stand in the order of GitLab's documentation; which of them exist depends on release and
//! edition: <https://docs.gitlab.com/api/remote_mirrors/>.

use serde::Serialize;

use super::{host_keys, state::Mirror, url_rules::masked_url};
use crate::{
    version::Edition,
    world::{Project, World},
};

/// The JSON of a push mirror.
#[derive(Debug, Serialize)]
pub(crate) struct MirrorEntity {
    id: u64,
    enabled: bool,
    url: Option<String>,
    update_status: &'static str,
    last_update_at: Option<String>,
    last_update_started_at: Option<String>,
    last_successful_update_at: Option<String>,
    last_error: Option<String>,
    only_protected_branches: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    keep_divergent_refs: Option<Option<bool>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_method: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host_keys: Option<Vec<HostKey>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mirror_branch_regex: Option<Option<String>>,
}

#[derive(Debug, Serialize)]
struct HostKey {
    fingerprint_sha256: String,
}

/// Shows a mirror of the project as the world's GitLab does.
pub(crate) fn show(world: &World, project: &Project, mirror: &Mirror) -> MirrorEntity {
    let gitlab = world.gitlab;
    let time = |moment: Option<super::moment::Moment>| moment.map(|moment| moment.to_string());
    let keys = || {
        mirror
            .host_keys
            .iter()
            .filter_map(|line| host_keys::fingerprint(line))
    };
    MirrorEntity {
        id: mirror.id,
        enabled: is_effectively_enabled(world, project, mirror),
        url: masked_url(&mirror.url),
        update_status: mirror.update_status.as_str(),
        last_update_at: time(mirror.last_update_at),
        last_update_started_at: time(mirror.last_update_started_at),
        last_successful_update_at: time(mirror.last_successful_update_at),
        last_error: mirror.last_error.clone(),
        only_protected_branches: mirror.only_protected_branches,
        keep_divergent_refs: gitlab
            .has_keep_divergent_refs()
            .then_some(mirror.keep_divergent_refs),
        auth_method: gitlab
            .has_auth_method()
            .then(|| mirror.auth_method.as_str()),
        host_keys: gitlab.has_host_keys().then(|| {
            keys()
                .map(|fingerprint_sha256| HostKey { fingerprint_sha256 })
                .collect()
        }),
        mirror_branch_regex: (world.edition == Edition::Ee && gitlab.has_branch_regex())
            .then(|| mirror.mirror_branch_regex.clone()),
    }
}

/// Whether pushes really happen: the stored switch is one of several that must all be on.
pub(crate) fn is_effectively_enabled(world: &World, project: &Project, mirror: &Mirror) -> bool {
    let is_available = project.mirror_override == Some(true) || world.settings.mirror_available;
    let is_silent = world.settings.silent_mode && world.gitlab.has_silent_mode();
    mirror.enabled && is_available && project.repository && !project.pending_delete && !is_silent
}
