//! The pull mirror of a project in a scene.

use serde::Deserialize;

use super::moment;
use crate::{
    mirror::scripted::ScriptedOutcome,
    pull::state::{FetchStatus, PullMirror},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PullMirrorSpec {
    id: Option<u64>,
    url: String,
    enabled: bool,
    update_status: String,
    last_error: Option<String>,
    last_update_at: Option<String>,
    last_update_started_at: Option<String>,
    last_successful_update_at: Option<String>,
    mirror_trigger_builds: bool,
    only_mirror_protected_branches: Option<bool>,
    mirror_overwrites_diverged_branches: Option<bool>,
    mirror_branch_regex: Option<String>,
    hard_failed: bool,
    outcome: String,
}

impl Default for PullMirrorSpec {
    fn default() -> Self {
        Self {
            id: None,
            url: String::new(),
            enabled: true,
            update_status: "none".to_owned(),
            last_error: None,
            last_update_at: None,
            last_update_started_at: None,
            last_successful_update_at: None,
            mirror_trigger_builds: false,
            only_mirror_protected_branches: None,
            mirror_overwrites_diverged_branches: None,
            mirror_branch_regex: None,
            hard_failed: false,
            outcome: "success".to_owned(),
        }
    }
}

impl PullMirrorSpec {
    /// The pull mirror of that project as it is stored.
    pub(super) fn into_pull_mirror(self, project: u64) -> Result<PullMirror, String> {
        let time =
            |key: &str, text: Option<String>| text.map(|text| moment(key, &text)).transpose();
        let mut pull = PullMirror::new(self.id.unwrap_or(project));
        if self.url.is_empty() {
            return Err("pull_mirror: url is missing".to_owned());
        }
        pull.url = self.url;
        pull.enabled = self.enabled;
        pull.status = FetchStatus::parse(&self.update_status).ok_or_else(|| {
            format!(
                "pull_mirror: update_status: `{}` is none",
                self.update_status
            )
        })?;
        pull.last_error = self.last_error;
        pull.last_update_at = time("last_update_at", self.last_update_at)?;
        pull.last_update_started_at = time("last_update_started_at", self.last_update_started_at)?;
        pull.last_successful_update_at =
            time("last_successful_update_at", self.last_successful_update_at)?;
        pull.trigger_builds = self.mirror_trigger_builds;
        pull.only_protected_branches = self.only_mirror_protected_branches;
        pull.overwrites_diverged_branches = self.mirror_overwrites_diverged_branches;
        pull.branch_regex = self.mirror_branch_regex;
        if self.hard_failed {
            pull.status = FetchStatus::Failed;
            pull.retry_count = 15;
        }
        pull.outcome = ScriptedOutcome::parse(&self.outcome);
        Ok(pull)
    }
}
