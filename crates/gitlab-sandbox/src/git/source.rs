//! `/_sandbox/worlds/<world>/projects/<id>/**`: changes in a project's own repository.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    inspect::{bad, branch, failed, read},
    job,
    world_git::{Source, WorldGit},
};
use crate::{
    http::ApiError,
    mirror::runner,
    sandbox::AppState,
    world::{WorldCell, WorldName},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Commit {
    branch: String,
    #[serde(default = "ordinary_message")]
    message: String,
}

fn ordinary_message() -> String {
    "Change something".to_owned()
}

/// `POST .../commit`: adds a commit to a branch, which may be new; mirrors follow as on a push.
pub(super) async fn commit(
    State(state): State<AppState>,
    Path((world, project)): Path<(String, u64)>,
    body: bytes::Bytes,
) -> Result<Json<Value>, ApiError> {
    let asked: Commit = read(&body)?;
    let (cell, git, source) = find(&state, &world, project)?;
    let made = git
        .commit(&source, branch(&asked.branch)?, &asked.message)
        .await;
    let id = made.map_err(failed)?;
    let mut world = cell.lock();
    if let Some(project) = world.project_mut(project)
        && !project.branches.contains(&asked.branch)
    {
        project.branches.push(asked.branch);
    }
    runner::project_changed(&mut world, project);
    Ok(Json(json!({"commit": id})))
}

/// `DELETE .../branches/<branch>`.
pub(super) async fn delete_branch(
    State(state): State<AppState>,
    Path((world, project, branch)): Path<(String, u64, String)>,
) -> Result<StatusCode, ApiError> {
    let (cell, git, source) = find(&state, &world, project)?;
    if source.branches.first() == Some(&branch) {
        return Err(bad(format!("{branch} is the default branch")));
    }
    if !git.delete_branch(&source, &branch).await.map_err(failed)? {
        return Err(not_found(format!("there is no branch {branch}")));
    }
    if let Some(project) = cell.lock().project_mut(project) {
        project.branches.retain(|name| *name != branch);
    }
    Ok(StatusCode::NO_CONTENT)
}

type Found = (Arc<WorldCell>, Arc<WorldGit>, Source);

fn find(state: &AppState, world: &str, project: u64) -> Result<Found, ApiError> {
    let name = WorldName::parse(world).ok_or_else(|| bad(format!("`{world}` is no world")))?;
    let cell = state.worlds().get_or_seed(&name);
    let found = {
        let world = cell.lock();
        let source = world.project(project).filter(|project| project.repository);
        source.map(|project| (Arc::clone(&world.repositories), job::source(project)))
    };
    let (git, source) =
        found.ok_or_else(|| not_found(format!("there is no repository of project {project}")))?;
    Ok((cell, git, source))
}

fn not_found(reason: String) -> ApiError {
    ApiError::error(StatusCode::NOT_FOUND, reason)
}
