//! Push mirrors in a scene.

use serde::Deserialize;

use super::moment;
use crate::mirror::{
    moment::Moment,
    scripted::ScriptedOutcome,
    state::{AuthMethod, Mirror, UpdateStatus},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MirrorSpec {
    pub(super) id: Option<u64>,
    url: String,
    enabled: bool,
    only_protected_branches: bool,
    keep_divergent_refs: Option<bool>,
    auth_method: String,
    host_keys: Vec<String>,
    mirror_branch_regex: Option<String>,
    update_status: String,
    last_error: Option<String>,
    last_update_at: Option<String>,
    last_update_started_at: Option<String>,
    last_successful_update_at: Option<String>,
    outcome: String,
}

impl Default for MirrorSpec {
    fn default() -> Self {
        Self {
            id: None,
            url: String::new(),
            enabled: true,
            only_protected_branches: false,
            keep_divergent_refs: None,
            auth_method: "password".to_owned(),
            host_keys: Vec::new(),
            mirror_branch_regex: None,
            update_status: "none".to_owned(),
            last_error: None,
            last_update_at: None,
            last_update_started_at: None,
            last_successful_update_at: None,
            outcome: "success".to_owned(),
        }
    }
}

impl MirrorSpec {
    /// The mirror of that id as it is stored.
    pub(super) fn into_mirror(self, id: u64, now: Moment) -> Result<Mirror, String> {
        let time = |key: &str, text: Option<String>| match text {
            None => Ok(None),
            Some(text) => moment(key, &text).map(Some),
        };
        if self.url.is_empty() {
            return Err(format!("mirror {id}: url is missing"));
        }
        let mut mirror = Mirror::new(id, self.url, now);
        mirror.enabled = self.enabled;
        mirror.only_protected_branches = self.only_protected_branches;
        mirror.keep_divergent_refs = self.keep_divergent_refs;
        mirror.auth_method = AuthMethod::parse(&self.auth_method)
            .ok_or_else(|| format!("auth_method: `{}` is none", self.auth_method))?;
        mirror.host_keys = self.host_keys;
        mirror.mirror_branch_regex = self.mirror_branch_regex;
        mirror.update_status = UpdateStatus::parse(&self.update_status)
            .ok_or_else(|| format!("update_status: `{}` is none", self.update_status))?;
        mirror.last_error = self.last_error;
        mirror.last_update_at = time("last_update_at", self.last_update_at)?;
        mirror.last_update_started_at =
            time("last_update_started_at", self.last_update_started_at)?;
        mirror.last_successful_update_at =
            time("last_successful_update_at", self.last_successful_update_at)?;
        mirror.outcome = ScriptedOutcome::parse(&self.outcome);
        Ok(mirror)
    }
}
