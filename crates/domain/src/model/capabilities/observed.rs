//! What an instance's answers showed of its features.

use crate::model::capabilities::Feature;
use crate::model::mirror::Mirror;
use crate::model::version::Version;

/// Features that were seen to be there, or to be missing.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Observed {
    seen: u16,
    missed: u16,
}

impl Observed {
    /// Learns from the keys that a mirror has and lacks.
    pub fn learn_from(&mut self, mirror: &Mirror) {
        self.note(Feature::AuthMethod, mirror.auth_method.is_some());
        self.note(Feature::HostKeysShown, mirror.host_keys.is_some());
        self.note(Feature::BranchRegex, mirror.mirror_branch_regex.is_some());
    }

    /// A route answered as an unknown one does.
    pub fn route_missing(&mut self, feature: Feature) {
        self.note(feature, false);
    }

    /// A route, or a parameter, did what it should.
    pub fn works(&mut self, feature: Feature) {
        self.note(feature, true);
    }

    /// The later observation wins: servers are upgraded while pages stay open.
    fn note(&mut self, feature: Feature, is_there: bool) {
        let bit = feature.bit();
        if is_there {
            self.seen |= bit;
            self.missed &= !bit;
        } else {
            self.missed |= bit;
            self.seen &= !bit;
        }
    }

    pub(crate) const fn has_seen(self, feature: Feature) -> bool {
        self.seen & feature.bit() != 0
    }

    pub(crate) const fn has_missed(self, feature: Feature) -> bool {
        self.missed & feature.bit() != 0
    }

    /// Whether something is there that came with `version` or later.
    pub(crate) fn is_at_least(self, version: Version) -> bool {
        Feature::ALL
            .iter()
            .any(|feature| self.has_seen(*feature) && feature.since() >= version)
    }

    /// Whether something is missing that every edition has from `version` or earlier on.
    pub(crate) fn is_before(self, version: Version) -> bool {
        Feature::ALL.iter().any(|feature| {
            !feature.is_enterprise() && self.has_missed(*feature) && feature.since() <= version
        })
    }
}
