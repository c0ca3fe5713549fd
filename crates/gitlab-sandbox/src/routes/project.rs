//! `GET /projects` and `GET /projects/:id`: <https://docs.gitlab.com/api/projects/>.

use axum::http::StatusCode;

use super::{project_entity::Place, project_filter::visible, project_list::ProjectList};
use crate::{
    auth::ability,
    http::{ApiCall, ApiResult, coerce::Declared, error::json_answer},
    world::Project,
};

/// Every project the caller may see.
pub(super) async fn list(call: ApiCall) -> ApiResult {
    let caller = call.caller()?;
    let world = call.world.lock();
    let mut declared = Declared::new(&call.params);
    let list = ProjectList::declare(&mut declared, &call, &world).with_keys(&mut declared, &call);
    let members_only = declared.boolean("membership").unwrap_or(false);
    declared.finish()?;
    list.check_depth()?;
    let is_member = |project: &Project| ability::has_level(&world, project, &caller, 1);
    let rows = list
        .candidates(&world)
        .filter(|project| ability::may_see(&world, project, &caller))
        .filter(|project| !members_only || caller.person().is_none() || is_member(project))
        .filter(|project| list.filter().shows(&world, project, &caller))
        .take(list.most())
        .collect();
    list.answer(&call, &world, &caller, rows)
}

/// One project.
pub(super) async fn show(call: ApiCall) -> ApiResult {
    let caller = call.caller()?;
    let world = call.world.lock();
    let project = visible(&world, &caller, call.project_id(&world, &caller)?)?;
    let mut declared = Declared::new(&call.params);
    let with_statistics = declared.boolean("statistics").unwrap_or(false);
    declared.finish()?;
    let external_url = call.state.external_url();
    let place = Place {
        world: &world,
        caller: &caller,
        external_url: &external_url,
    };
    let body = if caller.person().is_some() {
        place.listed(project, with_statistics)
    } else {
        place.simple(project)
    };
    Ok(json_answer(StatusCode::OK, &body))
}
