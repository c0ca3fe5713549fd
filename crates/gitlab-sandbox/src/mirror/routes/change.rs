//! Creating, changing, deleting and syncing push mirrors.

use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};

use super::{find, open};
use crate::{
    http::{ApiCall, ApiError, ApiResult, error::json_answer},
    mirror::{
        entity,
        form::{self, Faults, Form},
        key_pair, limits, machine,
        moment::Moment,
        network,
        state::{AuthMethod, Mirror, UpdateStatus},
        url_rules::{self, Refusal},
    },
    world::{Project, World},
};

const CANNOT_SYNC: &str =
    "Cannot proceed with the push mirroring. Please verify your mirror configuration.";

/// `POST /projects/:id/remote_mirrors`; the first push waits for a commit or a sync.
pub(super) async fn create(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_mirrors())?;
    let caller = call.caller()?;
    let mut world = call.world.lock();
    let project = open(&call, &caller, &world, "create_remote_mirror")?;
    let (url, form) = Form::for_create(&call.params, world.gitlab, world.edition)?;
    let mut mirror = Mirror::new(0, url, world.now());
    let mut faults = form.apply(&mut mirror)?;
    judge_address(&mut faults, &mirror, &world)?;
    if faults.is_empty() {
        judge_addition(&mut faults, &mirror, &call, &world, project);
    }
    judge_count(&mut faults, &mirror, &world, project);
    refuse(faults)?;
    let project = project.id;
    mirror.id = world.take_mirror_id();
    Ok(save(
        &call,
        &mut world,
        project,
        mirror,
        StatusCode::CREATED,
    ))
}

/// `PUT /projects/:id/remote_mirrors/:mirror_id`; the address cannot be changed.
pub(super) async fn update(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_mirrors())?;
    let caller = call.caller()?;
    let mut world = call.world.lock();
    let project = open(&call, &caller, &world, "update_remote_mirror")?;
    let form = Form::for_update(&call.params, world.gitlab, world.edition)?;
    let stored = find(&call, project)?;
    let mut mirror = stored.clone();
    let resets = form.sends_auth_method() && mirror.stored_whole;
    let mut faults = form.apply(&mut mirror)?;
    judge_address(&mut faults, &mirror, &world)?;
    if !stored.enabled {
        judge_count(&mut faults, &mirror, &world, project);
    }
    if world.gitlab.names_update_faults() {
        refuse(faults)?;
    } else {
        refuse_in_a_sentence(&faults)?;
    }
    if resets {
        reset(&mut mirror);
    }
    if mirror != *stored {
        mirror.updated_at = world.now();
    }
    let project = project.id;
    Ok(save(&call, &mut world, project, mirror, StatusCode::OK))
}

/// `DELETE /projects/:id/remote_mirrors/:mirror_id`, unless it changed since the date given.
pub(super) async fn delete(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_single_mirror())?;
    let caller = call.caller()?;
    let mut world = call.world.lock();
    let project = open(&call, &caller, &world, "delete_remote_mirror")?;
    let mirror = find(&call, project)?;
    if unmodified_since(&call).is_some_and(|date| mirror.updated_at > date) {
        let text = "412 Precondition Failed";
        return Err(ApiError::message(StatusCode::PRECONDITION_FAILED, text));
    }
    if let Some(text) = &project.destroy_error {
        return Err(ApiError::model([("base", vec![text.clone()])]));
    }
    let (project, mirror) = (project.id, mirror.id);
    if let Some(project) = world.project_mut(project) {
        project.mirrors.remove(&mirror);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /projects/:id/remote_mirrors/:mirror_id/sync`; a 204 promises nothing.
pub(super) async fn sync(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_sync())?;
    let caller = call.caller()?;
    let mut world = call.world.lock();
    let project = open(&call, &caller, &world, "sync_remote_mirror")?;
    let mirror = find(&call, project)?;
    if !entity::is_effectively_enabled(&world, project, mirror) {
        return Err(ApiError::refused(CANNOT_SYNC));
    }
    let (project, id, now) = (project.id, mirror.id, world.now());
    let mirror = world
        .project_mut(project)
        .and_then(|project| project.mirrors.get_mut(&id));
    if let Some(mirror) = mirror {
        machine::request(mirror, now);
        world.agenda.note((project, id));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn judge_address(faults: &mut Faults, mirror: &Mirror, world: &World) -> Result<(), ApiError> {
    match url_rules::check(&mirror.url, &network::around(world)) {
        Ok(()) => Ok(()),
        Err(Refusal::Crash) => Err(ApiError::internal()),
        Err(refusal) => {
            form::add(faults, "url", refusal.text().unwrap_or_default());
            Ok(())
        }
    }
}

/// What stands against one more mirror, whatever it is set to.
fn judge_addition(
    faults: &mut Faults,
    mirror: &Mirror,
    call: &ApiCall,
    world: &World,
    project: &Project,
) {
    let is_unique = world
        .settings
        .unique_urls
        .unwrap_or(world.gitlab.has_unique_urls());
    if is_unique && limits::is_taken(&project.mirrors, &mirror.url) {
        form::add(faults, "url", "has already been taken");
    }
    let instances = [
        call.state.external_url(),
        format!("https://{}", network::INSTANCE),
    ];
    let is_own = |instance: &String| limits::is_own_address(&mirror.url, instance, &project.path);
    if is_unique && instances.iter().any(is_own) {
        form::add(faults, "base", "You cannot mirror a repository to itself.");
    }
    if let Some(text) = &project.create_error {
        form::add(faults, "base", text.clone());
    }
}

fn judge_count(faults: &mut Faults, mirror: &Mirror, world: &World, project: &Project) {
    let has_limit = world.gitlab.has_mirror_limit();
    if has_limit && mirror.enabled && !limits::has_room(&project.mirrors) {
        form::add(faults, "base", limits::TOO_MANY);
    }
}

fn refuse(faults: Faults) -> Result<(), ApiError> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(ApiError::model(faults))
    }
}

/// Old servers saved a mirror through its project, whose faults are one sentence.
fn refuse_in_a_sentence(faults: &Faults) -> Result<(), ApiError> {
    let said = faults.iter().flat_map(|(attribute, texts)| {
        let attribute = attribute.replace('_', " ");
        texts
            .iter()
            .map(move |text| format!("Remote mirrors {attribute} {text}"))
    });
    let sentences: Vec<String> = said.collect();
    if sentences.is_empty() {
        Ok(())
    } else {
        Err(ApiError::refused(sentences.join(" and ")))
    }
}

/// What a change of credentials does to a mirror.
fn reset(mirror: &mut Mirror) {
    mirror.stored_whole = false;
    mirror.update_status = UpdateStatus::Finished;
    mirror.last_error = None;
    mirror.last_update_at = None;
    mirror.last_update_started_at = None;
    mirror.last_successful_update_at = None;
}

/// Stores a mirror and answers with it.
fn save(
    call: &ApiCall,
    world: &mut World,
    project: u64,
    mirror: Mirror,
    status: StatusCode,
) -> axum::response::Response {
    let needs_key = mirror.auth_method == AuthMethod::SshPublicKey && mirror.public_key.is_none();
    let (id, enabled) = (mirror.id, mirror.enabled);
    let is_available = world.settings.mirror_available;
    let Some(stored) = world.project_mut(project) else {
        return ApiError::project_not_found().into_response();
    };
    stored.mirrors.insert(id, mirror);
    if !is_available {
        // Only an administrator gets here, and thereby decides for the project.
        stored.mirror_override = Some(enabled);
    }
    if needs_key {
        key_pair::make_soon(&call.state, &call.world, (project, id));
    }
    let shown = world.project(project).and_then(|project| {
        let mirror = project.mirrors.get(&id)?;
        Some(json_answer(status, &entity::show(world, project, mirror)))
    });
    shown.unwrap_or_else(|| ApiError::internal().into_response())
}

/// The date of `If-Unmodified-Since`; one that cannot be read is ignored.
fn unmodified_since(call: &ApiCall) -> Option<Moment> {
    let text = call
        .headers
        .get(header::IF_UNMODIFIED_SINCE)?
        .to_str()
        .ok()?;
    let date = match httpdate::parse_http_date(text) {
        Ok(date) => date,
        Err(_) => return Moment::parse(text),
    };
    let since = date.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Moment::from_millis(i64::try_from(since.as_millis()).ok()?))
}
