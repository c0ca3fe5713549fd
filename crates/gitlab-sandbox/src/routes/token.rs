//! `/personal_access_tokens/self`: <https://docs.gitlab.com/api/personal_access_tokens/>.

use axum::{http::StatusCode, response::IntoResponse};
use serde_json::{Value, json};

use super::project_filter;
use crate::{
    auth::{
        Caller, ability,
        credential::{self, Credential},
        token::{PersonalToken, TokenKind},
    },
    http::{ApiCall, ApiError, ApiResult, coerce::Declared, error::json_answer, page::Page},
    mirror::moment::Moment,
    world::World,
};

/// How long a token still lives, in days; long enough to work, short enough to be seen.
const DAYS_LEFT: i64 = 27;

/// What the token is; open to tokens of every scope, since 15.5.
pub(super) async fn show(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_token_self())?;
    let (caller, kind) = personal(&call)?;
    let person = caller.signed_in()?;
    let now = call.world.lock().now();
    let created = now.plus_seconds(-86_400 * 60);
    Ok(json_answer(
        StatusCode::OK,
        &json!({
            "id": person.id * 100 + kind as u64,
            "name": "Mirrordeck",
            "revoked": false,
            "created_at": created.to_string(),
            "description": null,
            "scopes": kind.scopes(),
            "user_id": person.id,
            "last_used_at": now.to_string(),
            "active": true,
            "expires_at": day(now.plus_seconds(86_400 * DAYS_LEFT)),
        }),
    ))
}

/// Takes the token back.
pub(super) async fn revoke(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_token_self())?;
    personal(&call)?;
    if let Credential::Personal(text) | Credential::Bearer(text) =
        credential::find(&call.headers, &call.params)?
    {
        call.world.lock().revoked.insert(text);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The groups and projects the token reaches, since 17.4.
pub(super) async fn associations(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_token_associations())?;
    let (caller, _) = personal(&call)?;
    let world = call.world.lock();
    let mut declared = Declared::new(&call.params);
    let least = project_filter::access_level(&mut declared, world.gitlab);
    let page = Page::declare(&mut declared);
    declared.finish()?;
    let least = least.unwrap_or(1);
    let groups = groups(&world, &caller, least, &call.state.external_url());
    let projects = projects(&world, &caller, least, &call.state.external_url());
    let body = json!({"groups": page.rows(&groups), "projects": page.rows(&projects)});
    Ok(json_answer(StatusCode::OK, &body))
}

fn groups(world: &World, caller: &Caller, least: u8, external_url: &str) -> Vec<Value> {
    let shown = |group: &crate::world::Group| {
        let level = caller
            .person()
            .map(|person| ability::level_in(world, group, &person.username));
        let level = level.filter(|level| *level >= least)?;
        Some(json!({
            "id": group.id,
            "web_url": format!("{external_url}/groups/{}", group.path),
            "name": group.slug(),
            "parent_id": group.parent,
            "organization_id": 1,
            "access_levels": level,
            "visibility": "private",
        }))
    };
    world.groups().filter_map(shown).collect()
}

fn projects(world: &World, caller: &Caller, least: u8, external_url: &str) -> Vec<Value> {
    let shown = |project: &crate::world::Project| {
        let level = ability::level(world, project, caller);
        (level >= least && !project.pending_delete).then(|| {
            json!({
                "id": project.id,
                "description": null,
                "name": project.slug(),
                "name_with_namespace": project.path.replace('/', " / "),
                "path": project.slug(),
                "path_with_namespace": project.path,
                "created_at": project.created_at.to_string(),
                "access_levels": {"project_access_level": level},
                "visibility": project.visibility.as_str(),
                "web_url": format!("{external_url}/{}", project.path),
            })
        })
    };
    world.projects().filter_map(shown).collect()
}

/// The caller of a route that only personal access tokens may use.
fn personal(call: &ApiCall) -> Result<(Caller, PersonalToken), ApiError> {
    match call.caller_of_any_scope()? {
        Caller::Anonymous => Err(ApiError::unauthorized()),
        Caller::Known { person, kind } => match kind {
            TokenKind::Personal(personal) => Ok((Caller::Known { person, kind }, personal)),
            TokenKind::OAuth => Err(ApiError::bad_request(
                "This endpoint requires token type to be a personal access token",
            )),
        },
    }
}

fn day(moment: Moment) -> String {
    moment
        .to_string()
        .split('T')
        .next()
        .unwrap_or_default()
        .to_owned()
}
