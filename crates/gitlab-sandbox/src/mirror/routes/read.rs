//! Looking at push mirrors.

use axum::http::StatusCode;
use serde_json::json;

use super::{find, open};
use crate::{
    http::{ApiCall, ApiError, ApiResult, coerce::Declared, error::json_answer, page::Page},
    mirror::{entity, key_pair, state::Mirror},
};

/// `GET /projects/:id/remote_mirrors`, by ascending id.
pub(super) async fn list(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_mirrors())?;
    let caller = call.caller()?;
    let world = call.world.lock();
    let project = open(&call, &caller, &world, "read_remote_mirror")?;
    let mut declared = Declared::new(&call.params);
    let page = Page::declare(&mut declared);
    declared.finish()?;
    let rows: Vec<&Mirror> = project.mirrors.values().collect();
    page.answer(&call, &rows, |mirror| entity::show(&world, project, mirror))
}

/// `GET /projects/:id/remote_mirrors/:mirror_id`.
pub(super) async fn show(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_single_mirror())?;
    let caller = call.caller()?;
    let world = call.world.lock();
    let project = open(&call, &caller, &world, "read_remote_mirror")?;
    let mirror = find(&call, project)?;
    Ok(json_answer(
        StatusCode::OK,
        &entity::show(&world, project, mirror),
    ))
}

/// `GET /projects/:id/remote_mirrors/:mirror_id/public_key`, while the key is in use.
pub(super) async fn public_key(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_public_key())?;
    let caller = call.caller()?;
    let place = {
        let world = call.world.lock();
        let project = open(&call, &caller, &world, "read_remote_mirror_public_key")?;
        let mirror = find(&call, project)?;
        if !mirror.uses_key() {
            return Err(ApiError::not_found());
        }
        (project.id, mirror.id)
    };
    let key = key_pair::of(&call.state, &call.world, place).await;
    Ok(json_answer(StatusCode::OK, &json!({ "public_key": key })))
}
