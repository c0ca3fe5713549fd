//! What an administrator of a world has set.

use std::{collections::BTreeMap, num::NonZeroU64};

/// The instance's settings, and how the network around it behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Nothing leaves the instance: pushes are skipped and mirrors read as disabled.
    pub(crate) silent_mode: bool,
    /// Reads work, writes are refused.
    pub(crate) maintenance_mode: bool,
    /// Whether projects may have mirrors at all.
    pub(crate) mirror_available: bool,
    /// Whether targets in the local network are allowed.
    pub(crate) local_targets: LocalTargets,
    /// The only targets allowed when given; names and addresses.
    pub(crate) allow_list: Option<Vec<String>>,
    /// Requests a person may send in a minute.
    pub(crate) requests_per_minute: Option<u32>,
    /// Whether an address may stand only once in a project; `None`: as the version does.
    pub(crate) unique_urls: Option<bool>,
    /// How long every answer takes.
    pub(crate) latency_ms: u64,
    /// Every how many lists of push mirrors one is answered with 429.
    pub(crate) throttle_every: Option<NonZeroU64>,
    /// Every how many lists of push mirrors one is not answered.
    pub(crate) drop_every: Option<NonZeroU64>,
    /// How long an OAuth access token lives, in seconds.
    pub(crate) oauth_lifetime: u32,
    /// Whether the provider says about itself where its pages are.
    pub(crate) oauth_discovery: bool,
    /// What host names resolve to; `None`: to nothing.
    pub(crate) dns: BTreeMap<String, Option<String>>,
}

/// Whether targets in the local network are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalTargets {
    /// The sandbox's own targets work.
    Allow,
    /// As GitLab is delivered.
    Deny,
}

/// What a push really is in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GitMode {
    /// `git push` from a bare repository.
    Real,
    /// The mirror's `outcome` is played.
    Scripted,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            silent_mode: false,
            maintenance_mode: false,
            mirror_available: true,
            local_targets: LocalTargets::Allow,
            allow_list: None,
            requests_per_minute: None,
            unique_urls: None,
            latency_ms: 0,
            throttle_every: None,
            drop_every: None,
            oauth_lifetime: 7200,
            oauth_discovery: true,
            dns: BTreeMap::new(),
        }
    }
}
