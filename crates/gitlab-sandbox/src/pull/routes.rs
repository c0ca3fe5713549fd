//! The routes of pull mirrors, below `/api/v4`; on Community Edition there are none.
//!
//! <https://docs.gitlab.com/api/project_pull_mirroring/>.

use axum::{Router, http::StatusCode, routing::get};
use serde_json::json;

use super::{entity, form::PullForm, machine, state::PullMirror};
use crate::{
    auth::ability,
    http::{ApiCall, ApiError, ApiResult, error::json_answer},
    mirror::{
        form::{self, Faults},
        network,
        url_rules::{self, Refusal},
    },
    sandbox::AppState,
    version::Edition,
    world::{Project, World},
};

/// The routes of pull mirrors.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route(
        "/projects/{id}/mirror/pull",
        get(show).put(update).post(start),
    )
}

/// The project of the call, once the caller may administer it: a Developer gets 403 here.
fn open<'w>(
    call: &ApiCall,
    world: &'w World,
    caller: &crate::auth::Caller,
) -> Result<&'w Project, ApiError> {
    caller.signed_in()?;
    let id = call.project_id(world, caller)?;
    let project = world.project(id).ok_or_else(ApiError::project_not_found)?;
    caller.need_permission("admin_project")?;
    let may = caller.is_admin() || ability::level(world, project, caller) >= ability::MAINTAINER;
    if may {
        Ok(project)
    } else {
        Err(ApiError::forbidden())
    }
}

/// The pull mirror of a project, if it is mirrored.
fn mirrored(project: &Project) -> Result<&PullMirror, ApiError> {
    let pull = project.pull_mirror.as_ref().filter(|pull| pull.enabled);
    pull.ok_or_else(|| ApiError::refused("The project is not mirrored"))
}

/// `GET /projects/:id/mirror/pull`.
async fn show(call: ApiCall) -> ApiResult {
    call.require(|gitlab, edition| edition == Edition::Ee && gitlab.has_pull_details())?;
    let caller = call.caller()?;
    let world = call.world.lock();
    let pull = mirrored(open(&call, &world, &caller)?)?;
    Ok(json_answer(
        StatusCode::OK,
        &entity::show(pull, world.gitlab),
    ))
}

/// `PUT /projects/:id/mirror/pull`: sets it up, and fetches at once.
async fn update(call: ApiCall) -> ApiResult {
    call.require(|gitlab, edition| edition == Edition::Ee && gitlab.has_pull_update())?;
    let caller = call.caller()?;
    let mut world = call.world.lock();
    let project = open(&call, &world, &caller)?;
    let form = PullForm::read(&call.params)?;
    let fresh = || PullMirror::new(project.id);
    let mut pull = project.pull_mirror.clone().unwrap_or_else(fresh);
    let sends_url = form.sends_url();
    let mut faults = form.apply(&mut pull);
    if pull.enabled && pull.url.is_empty() {
        form::add(&mut faults, "url", "is missing");
    } else if sends_url {
        judge_address(&mut faults, &pull, &world)?;
    }
    if !faults.is_empty() {
        return Err(ApiError::model(faults));
    }
    let (id, gitlab, now) = (project.id, world.gitlab, world.now());
    pull.last_error = None;
    pull.retry_count = 0;
    if pull.enabled {
        machine::schedule(&mut pull, now);
        world.agenda.note_pull(id);
    }
    let answer = json_answer(StatusCode::OK, &entity::show(&pull, gitlab));
    if let Some(project) = world.project_mut(id) {
        project.pull_mirror = Some(pull);
    }
    Ok(answer)
}

/// `POST /projects/:id/mirror/pull`: the source answers 200 with the number, not 202.
async fn start(call: ApiCall) -> ApiResult {
    call.require(|_, edition| edition == Edition::Ee)?;
    let caller = call.caller()?;
    let mut world = call.world.lock();
    let project = open(&call, &world, &caller)?;
    if machine::is_on_pause(mirrored(project)?) {
        let text = "Mirroring for the project is on pause";
        return Err(ApiError::message(StatusCode::FORBIDDEN, text));
    }
    let (id, now) = (project.id, world.now());
    if let Some(pull) = world
        .project_mut(id)
        .and_then(|project| project.pull_mirror.as_mut())
    {
        machine::request(pull, now);
        world.agenda.note_pull(id);
    }
    Ok(json_answer(StatusCode::OK, &json!(200)))
}

fn judge_address(faults: &mut Faults, pull: &PullMirror, world: &World) -> Result<(), ApiError> {
    match url_rules::check(&pull.url, &network::around(world)) {
        Ok(()) | Err(Refusal::Blank) => Ok(()),
        Err(Refusal::Crash) => Err(ApiError::internal()),
        Err(refusal) => {
            form::add(faults, "import_url", refusal.text().unwrap_or_default());
            Ok(())
        }
    }
}
