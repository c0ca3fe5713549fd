//! A project of a world.

use std::collections::BTreeMap;

use crate::{
    mirror::{moment::Moment, state::Mirror},
    pull::state::PullMirror,
};

/// A project with its mirrors.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    /// The project's id.
    pub(crate) id: u64,
    /// The full path, such as `acme/platform/payments-api`.
    pub(crate) path: String,
    /// Who may see it.
    pub(crate) visibility: Visibility,
    /// Whether it is archived.
    pub(crate) archived: bool,
    /// Whether its repository exists.
    pub(crate) repository: bool,
    /// Whether its deletion is under way.
    pub(crate) pending_delete: bool,
    /// Paths it had before.
    pub(crate) old_paths: Vec<String>,
    /// Names or patterns of protected branches.
    pub(crate) protected_branches: Vec<String>,
    /// Branches of the source repository; the first is the default branch.
    pub(crate) branches: Vec<String>,
    /// Bytes of LFS objects.
    pub(crate) lfs_objects_size: u64,
    /// People's levels in the project itself.
    pub(crate) access: BTreeMap<String, u8>,
    /// The push mirrors by id.
    pub(crate) mirrors: BTreeMap<u64, Mirror>,
    /// The pull mirror, on Enterprise Edition.
    pub(crate) pull_mirror: Option<PullMirror>,
    /// What the model says instead of deleting a mirror.
    pub(crate) destroy_error: Option<String>,
    /// What the model says instead of creating a mirror.
    pub(crate) create_error: Option<String>,
    /// Requests after which the per-endpoint throttle answers.
    pub(crate) endpoint_limit: Option<u64>,
    /// Requests seen so far.
    pub(crate) endpoint_requests: u64,
    /// The project's own say on mirroring, where it differs from the instance's.
    pub(crate) mirror_override: Option<bool>,
    /// When it was made.
    pub(crate) created_at: Moment,
    /// When something last happened in it.
    pub(crate) last_activity_at: Moment,
}

/// Who may see a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// Members.
    Private,
    /// Everybody who is signed in.
    Internal,
    /// Everybody.
    Public,
}

impl Visibility {
    /// GitLab's word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

impl Project {
    /// The last part of the path.
    pub(crate) fn slug(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The path of the group around it.
    pub(crate) fn namespace(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or("", |(namespace, _)| namespace)
    }

    /// The default branch, if the repository has any.
    pub(crate) fn default_branch(&self) -> Option<&str> {
        self.branches.first().map(String::as_str)
    }
}
