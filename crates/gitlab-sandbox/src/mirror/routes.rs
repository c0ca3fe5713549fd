//! The routes of push mirrors, below `/api/v4`.
//!
//! <https://docs.gitlab.com/api/remote_mirrors/>.

mod change;
mod read;

use axum::{
    Router,
    routing::{get, post},
};

use super::{state::Mirror, url_rules};
use crate::{
    auth::{Caller, ability},
    http::{ApiCall, ApiError},
    sandbox::AppState,
    world::{LocalTargets, Project, World},
};

/// The routes of push mirrors.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/projects/{id}/remote_mirrors",
            get(read::list).post(change::create),
        )
        .route(
            "/projects/{id}/remote_mirrors/{mirror_id}",
            get(read::show).put(change::update).delete(change::delete),
        )
        .route(
            "/projects/{id}/remote_mirrors/{mirror_id}/sync",
            post(change::sync),
        )
        .route(
            "/projects/{id}/remote_mirrors/{mirror_id}/public_key",
            get(read::public_key),
        )
}

/// The host name GitLab's own examples use; the sandbox answers to it as to its address.
const INSTANCE: &str = "gitlab.example.com";

/// The project of the call, once the caller may manage its mirrors.
///
/// The order is GitLab's: token and scope, project, permission of the token, ability.
fn open<'w>(
    call: &ApiCall,
    caller: &Caller,
    world: &'w World,
    permission: &str,
) -> Result<&'w Project, ApiError> {
    let id = call.project_id(world, caller)?;
    let project = world.project(id).ok_or_else(ApiError::project_not_found)?;
    caller.need_permission(permission)?;
    ability::need_remote_mirrors(world, project, caller)?;
    Ok(project)
}

/// The mirror of the path within the project; digits count as far as they go.
fn find<'p>(call: &ApiCall, project: &'p Project) -> Result<&'p Mirror, ApiError> {
    let asked = call.path("mirror_id").trim_start();
    let end = asked
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(asked.len());
    let id: Option<u64> = asked[..end].parse().ok();
    id.and_then(|id| project.mirrors.get(&id))
        .ok_or_else(ApiError::record_not_found)
}

/// What lies around the world's GitLab.
pub(super) fn network(world: &World) -> url_rules::Network<'_> {
    url_rules::Network {
        allows_local: world.settings.local_targets == LocalTargets::Allow,
        allow_list: world.settings.allow_list.as_deref(),
        dns: &world.settings.dns,
        instance: INSTANCE,
        schemes: match world.gitlab.lists_http_first() {
            true => url_rules::SchemeOrder::HttpFirst,
            false => url_rules::SchemeOrder::SshFirst,
        },
    }
}
