//! Real git: the projects' repositories, the targets of their mirrors, and the push between them.
//!
//! Everything lives in one folder per world, is made when first needed, and goes with the world.
//! Nothing here ever contacts another machine: see `destination`.

mod address;
mod branch_rule;
mod cgi;
mod command;
mod destination;
mod failure;
mod forge;
mod graph;
mod history;
mod inspect;
mod job;
mod plan;
pub(crate) mod push;
mod refs;
mod repository;
mod smart_http;
mod source;
mod ssh;
pub(crate) mod target_rules;
pub(crate) mod wording;
mod world_git;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Path, Request, State},
    http::{Response, StatusCode},
    response::IntoResponse as _,
    routing::{any, delete, get, post},
};

pub(crate) use self::{destination::PLAYED, target_rules::TargetRules, world_git::WorldGit};
use crate::{sandbox::AppState, world::WorldName};

/// The password that the targets of a world take.
///
/// It follows from the name, so that the default scene can be made before its world.
pub(crate) fn password_of(world: &WorldName) -> String {
    format!("target-of-{world}")
}

/// The targets, and what a test may want to see and do to repositories.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/git/{world}/{*path}", any(serve))
        .route("/_sandbox/worlds/{world}/git", get(inspect::list))
        .route(
            "/_sandbox/worlds/{world}/git/{*path}",
            get(inspect::show)
                .put(inspect::set_rules)
                .post(inspect::change),
        )
        .route(
            "/_sandbox/worlds/{world}/projects/{project}/commit",
            post(source::commit),
        )
        .route(
            "/_sandbox/worlds/{world}/projects/{project}/branches/{*branch}",
            delete(source::delete_branch),
        )
}

async fn serve(
    State(state): State<AppState>,
    Path((world, path)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    let Some(name) = WorldName::parse(&world) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (git, password, network) = {
        let cell = state.worlds().get_or_seed(&name);
        let world = cell.lock();
        (
            Arc::clone(&world.repositories),
            world.git_password.clone(),
            job::network(&world, state.address()),
        )
    };
    let service = smart_http::Service {
        git: &git,
        password: &password,
        network: &network,
    };
    service.serve(&path, request).await
}

#[cfg(test)]
mod tests;
