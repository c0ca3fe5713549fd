//! `/_sandbox/worlds/<world>/git/**`: what targets hold and how they behave.

use std::{collections::BTreeMap, io, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    target_rules::{TargetName, TargetRules},
    world_git::WorldGit,
};
use crate::{http::ApiError, sandbox::AppState, world::WorldName};

/// `GET .../git`: every target that has rules.
pub(super) async fn list(
    State(state): State<AppState>,
    Path(world): Path<String>,
) -> Result<Json<BTreeMap<String, TargetRules>>, ApiError> {
    let rules = repositories(&state, &world)?.all_rules();
    let named = rules
        .into_iter()
        .map(|(name, rules)| (name.to_string(), rules));
    Ok(Json(named.collect()))
}

/// `GET .../git/<name>`: the refs of a target with their commits, and its rules.
pub(super) async fn show(
    State(state): State<AppState>,
    Path((world, path)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let (git, name) = (repositories(&state, &world)?, target(&path)?);
    let refs = git.target_refs(&name).await.map_err(failed)?;
    Ok(Json(json!({"refs": refs, "rules": git.rules(&name)})))
}

/// `PUT .../git/<name>`: makes a target behave by these rules from now on.
pub(super) async fn set_rules(
    State(state): State<AppState>,
    Path((world, path)): Path<(String, String)>,
    body: bytes::Bytes,
) -> Result<StatusCode, ApiError> {
    let rules: TargetRules = read(&body)?;
    let (git, name) = (repositories(&state, &world)?, target(&path)?);
    git.set_rules(&name, rules).await.map_err(failed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST .../git/<name>/diverge` and `POST .../git/<name>/authorize`.
pub(super) async fn change(
    State(state): State<AppState>,
    Path((world, path)): Path<(String, String)>,
    body: bytes::Bytes,
) -> Result<Json<Value>, ApiError> {
    let Some((path, verb)) = path.rsplit_once('/') else {
        return Err(no_verb(&path));
    };
    let (git, name) = (repositories(&state, &world)?, target(path)?);
    match verb {
        "diverge" => diverge(&git, &name, read(&body)?).await,
        "authorize" => authorize(&git, &name, read(&body)?).await,
        other => Err(no_verb(other)),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Diverge {
    branch: String,
}

/// Adds a commit of somebody else to a branch of the target.
async fn diverge(
    git: &WorldGit,
    name: &TargetName,
    asked: Diverge,
) -> Result<Json<Value>, ApiError> {
    let branch = branch(&asked.branch)?;
    let commit = git.diverge(name, branch).await.map_err(failed)?;
    Ok(Json(json!({"commit": commit})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Authorize {
    public_key: String,
}

/// Lets a public key in over SSH, as the owner of the target would.
async fn authorize(
    git: &WorldGit,
    name: &TargetName,
    asked: Authorize,
) -> Result<Json<Value>, ApiError> {
    let mut rules = git.rules(name);
    rules
        .authorized_keys
        .get_or_insert_default()
        .push(asked.public_key);
    git.set_rules(name, rules.clone()).await.map_err(failed)?;
    Ok(Json(json!({"authorized_keys": rules.authorized_keys})))
}

fn repositories(state: &AppState, world: &str) -> Result<Arc<WorldGit>, ApiError> {
    let name = WorldName::parse(world).ok_or_else(|| bad(format!("`{world}` is no world")))?;
    let cell = state.worlds().get_or_seed(&name);
    let world = cell.lock();
    Ok(Arc::clone(&world.repositories))
}

fn target(path: &str) -> Result<TargetName, ApiError> {
    TargetName::parse(path).ok_or_else(|| bad(format!("`{path}` is no name of a target")))
}

/// A name that git takes for a branch, in the characters people use.
pub(super) fn branch(name: &str) -> Result<&str, ApiError> {
    let plain = |c: char| c.is_alphanumeric() || "-_./#+".contains(c);
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    let fits = name.chars().all(plain) && name.split('/').all(part);
    match fits && !name.contains("..") && !name.starts_with('-') && !name.ends_with('.') {
        true => Ok(name),
        false => Err(bad(format!("`{name}` is no name of a branch"))),
    }
}

pub(super) fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| bad(error.to_string()))
}

pub(super) fn bad(reason: String) -> ApiError {
    ApiError::error(StatusCode::BAD_REQUEST, reason)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
pub(super) fn failed(error: io::Error) -> ApiError {
    ApiError::error(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
}

fn no_verb(text: &str) -> ApiError {
    let reason = format!("`{text}` is neither diverge nor authorize");
    ApiError::error(StatusCode::NOT_FOUND, reason)
}
