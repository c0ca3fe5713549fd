//! Takes from a world what a push has to know, so that the world need not wait for it.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use regex::Regex;

use super::{
    branch_rule::BranchRule, destination::Network, push::PushJob, ssh::SshIdentity,
    world_git::Source,
};
use crate::{
    mirror::state::Mirror,
    world::{Project, World},
};

/// Long enough for a busy machine, short enough for somebody who watches a target that hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// The push of a mirror as it is set now; `sandbox` is where we listen.
pub(super) fn push_job(
    world: &World,
    project: &Project,
    mirror: &Mirror,
    sandbox: SocketAddr,
) -> PushJob {
    PushJob {
        git: Arc::clone(&world.repositories),
        source: source(project),
        url: mirror.url.clone(),
        branches: branches(project, mirror),
        keeps_divergent_refs: mirror.keep_divergent_refs == Some(true),
        identity: SshIdentity {
            host_keys: mirror.host_keys.clone(),
            public_key: mirror.public_key.clone().filter(|_| mirror.uses_key()),
        },
        network: network(world, sandbox),
        timeout: PATIENCE,
    }
}

/// The repository of a project.
pub(super) fn source(project: &Project) -> Source {
    Source {
        project: project.id,
        path: project.path.clone(),
        branches: project.branches.clone(),
    }
}

/// What can be reached from a world.
pub(super) fn network(world: &World, sandbox: SocketAddr) -> Network {
    Network {
        sandbox,
        world: world.name.to_string(),
        dns: world.settings.dns.clone(),
    }
}

fn branches(project: &Project, mirror: &Mirror) -> BranchRule {
    let expression = mirror.mirror_branch_regex.as_deref();
    match expression.filter(|text| !text.is_empty()) {
        // An expression that cannot be read was refused when it was set; nothing matches it.
        Some(text) => Regex::new(text)
            .map_or_else(|_| BranchRule::Protected(Vec::new()), BranchRule::Matching),
        None if mirror.only_protected_branches => {
            BranchRule::Protected(project.protected_branches.clone())
        }
        None => BranchRule::All,
    }
}
