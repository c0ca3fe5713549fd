//! One mirror of the fleet.

use std::rc::Rc;

use crate::model::fleet::origin::MirrorKey;
use crate::model::fleet::project_info::ProjectInfo;
use crate::model::fleet::target::Target;
use crate::model::health::{Attempts, Health};
use crate::model::id::MirrorId;
use crate::model::last_error::{Cause, explain};
use crate::model::mirror::{AuthMethod, HostKey, Mirror, UpdateStatus};
use crate::model::target_url::mask_credentials;
use crate::model::timestamp::Timestamp;

/// Bytes of an error text that a row keeps: enough to understand it, not the list of a thousand refs.
const ERROR_LIMIT: usize = 1_000;

/// One mirror with its project, as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its project, shared by all mirrors of it.
    pub project: Rc<ProjectInfo>,
    /// Identity, unique in its instance.
    pub id: MirrorId,
    /// Where it pushes to.
    pub target: Target,
    /// Whether pushes happen in effect.
    pub enabled: bool,
    /// What the last attempt came to.
    pub status: UpdateStatus,
    /// When attempts began and ended.
    pub attempts: Attempts,
    /// What went wrong the last time.
    pub error: Option<RowError>,
    /// Whether only protected branches are pushed.
    pub only_protected_branches: bool,
    /// Whether refs that diverged on the target are left alone, not overwritten.
    pub keep_divergent_refs: bool,
    /// Pattern of the branches to push.
    pub branch_regex: Option<Box<str>>,
    /// How the target authenticates GitLab, if the server says so.
    pub auth_method: Option<AuthMethod>,
    /// Stored host keys; `None` if the server does not say.
    pub host_keys: Option<Vec<HostKey>>,
    /// Whether it was failing when that was last known for sure.
    pub(super) was_failing: bool,
}

/// What a failed push left behind.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RowError {
    /// GitLab's text, credentials masked; a long one ends in `…`.
    pub text: Box<str>,
    /// Why, as far as the whole text tells.
    pub cause: Cause,
}

/// Which branches a mirror pushes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Branches {
    /// All.
    All,
    /// The protected ones.
    Protected,
    /// Those that match a pattern.
    Regex,
}

impl Row {
    /// Reduces a mirror to its row.
    pub fn new(project: &Rc<ProjectInfo>, mirror: &Mirror) -> Self {
        let regex = mirror.mirror_branch_regex.as_ref().and_then(Option::as_ref);
        let regex = regex.filter(|regex| !regex.is_empty());
        let error = mirror.last_error.as_deref();
        let mut row = Self {
            project: Rc::clone(project),
            id: mirror.id,
            target: Target::of(mirror.url.as_deref()),
            enabled: mirror.enabled,
            status: mirror.update_status.clone(),
            attempts: Attempts::of(mirror),
            error: error.filter(|text| !text.is_empty()).map(RowError::of),
            only_protected_branches: mirror.only_protected_branches,
            keep_divergent_refs: mirror.keep_divergent_refs,
            branch_regex: regex.map(|regex| regex.as_str().into()),
            auth_method: mirror.auth_method.clone(),
            host_keys: mirror.host_keys.clone(),
            was_failing: false,
        };
        row.was_failing = row.is_failing();
        row
    }

    /// Identity in the fleet.
    pub fn key(&self) -> MirrorKey {
        self.project.key().mirror(self.id)
    }

    /// Whether its health is [`Health::Failing`], in which no clock has a say.
    pub fn is_failing(&self) -> bool {
        self.enabled && self.status == UpdateStatus::Failed
    }

    /// How well it does at a moment.
    pub fn health(&self, now: Timestamp, stale_after_ms: i64) -> Health {
        Health::judge(
            self.enabled,
            &self.status,
            self.attempts,
            now,
            stale_after_ms,
        )
    }

    /// Which branches it pushes. GitLab lets nobody set both; if both are there, the pattern is the narrower.
    pub fn branches(&self) -> Branches {
        match (&self.branch_regex, self.only_protected_branches) {
            (Some(_), _) => Branches::Regex,
            (None, true) => Branches::Protected,
            (None, false) => Branches::All,
        }
    }

    /// Whether it authenticates with a key pair.
    ///
    /// Servers before 16.10 do not say; there an SSH address without a password uses one.
    pub fn uses_key_pair(&self) -> bool {
        match &self.auth_method {
            Some(method) => *method == AuthMethod::SshPublicKey,
            None => self.target.scheme() == "ssh" && !self.target.has_password(),
        }
    }
}

impl RowError {
    fn of(text: &str) -> Self {
        let masked = mask_credentials(text);
        let shortened = match masked.char_indices().find(|(at, _)| *at >= ERROR_LIMIT) {
            Some((end, _)) => [&masked[..end], "…"].concat(),
            None => masked,
        };
        Self {
            text: shortened.into(),
            cause: explain(text).cause,
        }
    }
}

#[cfg(test)]
mod tests;
