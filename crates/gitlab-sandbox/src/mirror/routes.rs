//! The routes of push mirrors, below `/api/v4`.
//!
//! <https://docs.gitlab.com/api/remote_mirrors/>.

mod change;
mod read;

use axum::{
    Router,
    routing::{get, post},
};

use super::state::Mirror;
use crate::{
    auth::{Caller, ability},
    http::{ApiCall, ApiError},
    sandbox::AppState,
    world::{Project, World},
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
