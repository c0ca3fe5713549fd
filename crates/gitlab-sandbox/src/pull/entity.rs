//! A pull mirror as answers show it.

use serde::Serialize;

use super::state::PullMirror;
use crate::{
    mirror::{moment::Moment, url_rules::masked_url},
    version::GitLabVersion,
};

/// The JSON of a pull mirror; the settings came with 17.5.
#[derive(Debug, Serialize)]
pub(crate) struct PullEntity {
    id: u64,
    update_status: &'static str,
    url: Option<String>,
    last_error: Option<String>,
    last_update_at: Option<String>,
    last_update_started_at: Option<String>,
    last_successful_update_at: Option<String>,
    #[serde(flatten)]
    settings: Option<PullSettings>,
}

#[derive(Debug, Serialize)]
struct PullSettings {
    enabled: bool,
    mirror_trigger_builds: bool,
    only_mirror_protected_branches: Option<bool>,
    mirror_overwrites_diverged_branches: Option<bool>,
    mirror_branch_regex: Option<String>,
}

/// Shows a pull mirror as that release does.
pub(crate) fn show(pull: &PullMirror, gitlab: GitLabVersion) -> PullEntity {
    let time = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    PullEntity {
        id: pull.id,
        update_status: pull.status.as_str(),
        url: masked_url(&pull.url),
        last_error: pull.last_error.clone(),
        last_update_at: time(pull.last_update_at),
        last_update_started_at: time(pull.last_update_started_at),
        last_successful_update_at: time(pull.last_successful_update_at),
        settings: gitlab.has_pull_settings().then(|| PullSettings {
            enabled: pull.enabled,
            mirror_trigger_builds: pull.trigger_builds,
            only_mirror_protected_branches: pull.only_protected_branches,
            mirror_overwrites_diverged_branches: pull.overwrites_diverged_branches,
            mirror_branch_regex: pull.branch_regex.clone(),
        }),
    }
}
