//! The network as a world's GitLab sees it when it judges an address.

use super::url_rules::{Network, SchemeOrder};
use crate::world::{LocalTargets, World};

/// The host name GitLab's own examples use; the sandbox answers to it as to its address.
pub(crate) const INSTANCE: &str = "gitlab.example.com";

/// What lies around the world's GitLab.
pub(crate) fn around(world: &World) -> Network<'_> {
    Network {
        allows_local: world.settings.local_targets == LocalTargets::Allow,
        allow_list: world.settings.allow_list.as_deref(),
        dns: &world.settings.dns,
        instance: INSTANCE,
        schemes: match world.gitlab.lists_http_first() {
            true => SchemeOrder::HttpFirst,
            false => SchemeOrder::SshFirst,
        },
    }
}
