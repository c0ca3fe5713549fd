//! Making, showing and forgetting worlds, and moving their clocks.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::Value;

use super::dump;
use crate::{
    http::ApiError,
    mirror::runner,
    sandbox::AppState,
    world::{RequestRecord, WorldCell, WorldName, spec},
};

/// `GET /_sandbox/worlds/<world>`: the whole state, stored values unmasked.
pub(super) async fn show(
    State(state): State<AppState>,
    Path(world): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let cell = existing(&state, &world)?;
    let world = cell.lock();
    Ok(Json(dump::world(&world, &state.external_url())))
}

/// `PUT /_sandbox/worlds/<world>`: makes or replaces a world from a scene.
pub(super) async fn put(
    State(state): State<AppState>,
    Path(world): Path<String>,
    body: bytes::Bytes,
) -> Result<Response, ApiError> {
    let name = name(&world)?;
    let scene: Value = match body.is_empty() {
        true => Value::Object(serde_json::Map::new()),
        false => serde_json::from_slice(&body).map_err(|error| bad(error.to_string()))?,
    };
    let is_generated = scene.get("fleet").is_some();
    let world = spec::world(name, scene).map_err(bad)?;
    let cell = state.worlds().put(world);
    let world = cell.lock();
    let external_url = state.external_url();
    // Nobody who asks for a hundred thousand mirrors waits for them to be read out.
    let shown = if is_generated {
        dump::outline(&world, &external_url)
    } else {
        dump::world(&world, &external_url)
    };
    Ok(Json(shown).into_response())
}

/// `DELETE /_sandbox/worlds/<world>`.
pub(super) async fn forget(
    State(state): State<AppState>,
    Path(world): Path<String>,
) -> Result<StatusCode, ApiError> {
    match state.worlds().forget(&name(&world)?) {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(no_world(&world)),
    }
}

/// The body of `advance`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advance {
    seconds: u32,
}

/// `POST /_sandbox/worlds/<world>/advance`: everything due happens before the answer.
pub(super) async fn advance(
    State(state): State<AppState>,
    Path(world): Path<String>,
    body: bytes::Bytes,
) -> Result<Json<Value>, ApiError> {
    let asked: Advance = serde_json::from_slice(&body).map_err(|error| bad(error.to_string()))?;
    let cell = existing(&state, &world)?;
    runner::advance(&state, &cell, i64::from(asked.seconds)).await;
    let now = cell.lock().now().to_string();
    Ok(Json(serde_json::json!({ "now": now })))
}

/// `GET /_sandbox/worlds/<world>/requests`: every API request so far.
pub(super) async fn requests(
    State(state): State<AppState>,
    Path(world): Path<String>,
) -> Result<Json<Vec<RequestRecord>>, ApiError> {
    Ok(Json(existing(&state, &world)?.lock().requests.list()))
}

fn name(text: &str) -> Result<WorldName, ApiError> {
    WorldName::parse(text).ok_or_else(|| bad(format!("`{text}` is no name of a world: [a-z0-9]+")))
}

/// The world of that name; naming one here makes it, as a token does.
fn existing(state: &AppState, text: &str) -> Result<Arc<WorldCell>, ApiError> {
    Ok(state.worlds().get_or_seed(&name(text)?))
}

fn bad(reason: impl Into<String>) -> ApiError {
    ApiError::error(StatusCode::BAD_REQUEST, reason.into())
}

fn no_world(text: &str) -> ApiError {
    ApiError::error(StatusCode::NOT_FOUND, format!("there is no world `{text}`"))
}
