//! What this GitLab can do, detected and not assumed.

mod observed;

pub use self::observed::Observed;

use crate::model::version::{Edition, Metadata, Version};

/// Something that not every GitLab has.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Feature {
    /// Leaving divergent refs alone.
    KeepDivergentRefs,
    /// Reading one mirror.
    SingleGet,
    /// Deleting a mirror.
    Delete,
    /// Reading the pull mirror.
    PullMirror,
    /// A pattern of branches.
    BranchRegex,
    /// Choosing between password and SSH key.
    AuthMethod,
    /// Starting a push.
    Sync,
    /// Changing the pull mirror.
    PullMirrorSettings,
    /// Reading the public SSH key.
    PublicKey,
    /// Seeing fingerprints of host keys.
    HostKeysShown,
    /// The limit of 10 enabled mirrors.
    EnabledLimit,
    /// Setting host keys.
    HostKeysInput,
}

/// Whether a feature is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Availability {
    /// It is.
    Yes,
    /// It is not; it came with this version.
    Since(Version),
    /// It is not in the Community Edition.
    NeedsEnterprise,
    /// Nothing tells; trying will.
    Unknown,
}

/// What is known about one instance, one method per feature.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Capabilities {
    version: Option<Version>,
    edition: Edition,
    observed: Observed,
}

impl Feature {
    pub(crate) const ALL: [Self; 12] = [
        Self::KeepDivergentRefs,
        Self::SingleGet,
        Self::Delete,
        Self::PullMirror,
        Self::BranchRegex,
        Self::AuthMethod,
        Self::Sync,
        Self::PullMirrorSettings,
        Self::PublicKey,
        Self::HostKeysShown,
        Self::EnabledLimit,
        Self::HostKeysInput,
    ];

    /// First version that has it, as GitLab's API documentation says.
    ///
    /// The version of host keys as input is not documented: after 18.9 (merge request 227235).
    pub const fn since(self) -> Version {
        match self {
            Self::KeepDivergentRefs => Version::new(13, 0),
            Self::SingleGet | Self::Delete => Version::new(14, 10),
            Self::PullMirror => Version::new(15, 6),
            Self::BranchRegex => Version::new(16, 0),
            Self::AuthMethod => Version::new(16, 10),
            Self::Sync => Version::new(16, 11),
            Self::PullMirrorSettings => Version::new(17, 6),
            Self::PublicKey => Version::new(17, 9),
            Self::HostKeysShown => Version::new(18, 4),
            Self::EnabledLimit => Version::new(18, 9),
            Self::HostKeysInput => Version::new(18, 10),
        }
    }

    /// Whether only Enterprise builds have it.
    pub const fn is_enterprise(self) -> bool {
        matches!(
            self,
            Self::PullMirror | Self::PullMirrorSettings | Self::BranchRegex
        )
    }

    pub(crate) const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Capabilities {
    /// Puts together what the instance says of itself and what its answers showed.
    pub fn detect(metadata: Option<&Metadata>, observed: &Observed) -> Self {
        Self {
            version: metadata.and_then(Metadata::version),
            edition: metadata.map_or(Edition::Unknown, Metadata::edition),
            observed: *observed,
        }
    }

    /// Whether a feature is there: what was seen outweighs what the version promises.
    pub fn of(&self, feature: Feature) -> Availability {
        if self.observed.has_seen(feature) {
            return Availability::Yes;
        }
        let since = feature.since();
        let is_missing = self.observed.has_missed(feature);
        let is_old = match self.version {
            Some(version) => version < since,
            None => self.observed.is_before(since),
        };
        if feature.is_enterprise() && self.edition == Edition::Community {
            return Availability::NeedsEnterprise;
        }
        if is_old {
            return Availability::Since(since);
        }
        if is_missing {
            return self.why_missing(feature);
        }
        self.promise(feature)
    }

    /// A feature that the version promises and that is not there.
    fn why_missing(&self, feature: Feature) -> Availability {
        // An Enterprise-only key or route that a new enough server lacks tells its edition.
        if feature.is_enterprise() && self.edition != Edition::Enterprise {
            return Availability::NeedsEnterprise;
        }
        Availability::Since(feature.since())
    }

    /// What the version, or other features that were seen, let expect.
    fn promise(&self, feature: Feature) -> Availability {
        let since = feature.since();
        let is_reached = match self.version {
            // Somewhere in these versions, it is not known where.
            Some(version) if feature == Feature::HostKeysInput => version >= Version::new(19, 0),
            Some(version) => version >= since,
            None => self.observed.is_at_least(since),
        };
        let is_in_edition = !feature.is_enterprise() || self.edition == Edition::Enterprise;
        if is_reached && is_in_edition {
            Availability::Yes
        } else {
            Availability::Unknown
        }
    }

    /// The version, if the instance said it.
    pub const fn version(&self) -> Option<Version> {
        self.version
    }

    /// The edition.
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// Reading one mirror instead of the list.
    pub fn single_get(&self) -> Availability {
        self.of(Feature::SingleGet)
    }

    /// Deleting a mirror.
    pub fn delete(&self) -> Availability {
        self.of(Feature::Delete)
    }

    /// Choosing between password and SSH key.
    pub fn auth_method(&self) -> Availability {
        self.of(Feature::AuthMethod)
    }

    /// Starting a push.
    pub fn sync(&self) -> Availability {
        self.of(Feature::Sync)
    }

    /// Reading the public SSH key.
    pub fn public_key(&self) -> Availability {
        self.of(Feature::PublicKey)
    }

    /// Seeing fingerprints of host keys.
    pub fn host_keys_shown(&self) -> Availability {
        self.of(Feature::HostKeysShown)
    }

    /// Setting host keys.
    pub fn host_keys_input(&self) -> Availability {
        self.of(Feature::HostKeysInput)
    }

    /// A pattern of branches.
    pub fn branch_regex(&self) -> Availability {
        self.of(Feature::BranchRegex)
    }

    /// Leaving divergent refs alone.
    pub fn keep_divergent_refs(&self) -> Availability {
        self.of(Feature::KeepDivergentRefs)
    }

    /// Reading the pull mirror.
    pub fn pull_mirror(&self) -> Availability {
        self.of(Feature::PullMirror)
    }

    /// Changing the pull mirror.
    pub fn pull_mirror_settings(&self) -> Availability {
        self.of(Feature::PullMirrorSettings)
    }

    /// Whether no more than 10 mirrors of a project may be enabled.
    pub fn enabled_limit(&self) -> Availability {
        self.of(Feature::EnabledLimit)
    }
}

#[cfg(test)]
mod tests;
