//! `GET /groups` and the projects of a group: <https://docs.gitlab.com/api/groups/>.

use std::sync::MutexGuard;

use axum::http::StatusCode;
use serde_json::Value;

use super::{group_entity, project_filter::access_level, project_list::ProjectList};
use crate::{
    auth::{Caller, ability},
    http::{
        ApiCall, ApiError, ApiResult, coerce::Declared, error::json_answer, keyset, page::Page,
    },
    world::{Group, Project, World},
};

/// Every group the caller may see.
pub(super) async fn list(call: ApiCall) -> ApiResult {
    let caller = call.caller()?;
    let world = call.world.lock();
    let mut declared = Declared::new(&call.params);
    let least = access_level(&mut declared, world.gitlab);
    let order_by = declared.word("order_by", &["name", "path", "id", "similarity"]);
    let sort = declared.word("sort", &["asc", "desc"]);
    let top_only = declared.boolean("top_level_only").unwrap_or(false);
    let owned = declared.boolean("owned").unwrap_or(false);
    let all = declared.boolean("all_available").unwrap_or(true);
    let skipped = ids(&mut declared, call.params.get("skip_groups"));
    let page = Page::declare(&mut declared);
    declared.finish()?;
    // Keyset pages of groups are for callers without a token, in order of name; not played.
    if call.params.text("pagination").as_deref() == Some("keyset") && caller.person().is_some() {
        return Err(keyset::refusal());
    }
    let search = call
        .params
        .text("search")
        .unwrap_or_default()
        .to_lowercase();
    let level = |group: &Group| ability::caller_level_in(&world, group, &caller);
    let least = if owned { Some(50) } else { least };
    let mut rows: Vec<&Group> = world
        .groups()
        .filter(|group| is_visible(&world, group, &caller))
        .filter(|group| all || caller.is_admin() || level(group) > 0)
        .filter(|group| least.is_none_or(|least| level(group) >= least))
        .filter(|group| !top_only || group.parent.is_none())
        .filter(|group| !skipped.contains(&group.id))
        .filter(|group| group.path.to_lowercase().contains(&search))
        .collect();
    match order_by.as_deref() {
        Some("id") => rows.sort_by_key(|group| group.id),
        _ => rows.sort_by_cached_key(|group| (group.slug().to_lowercase(), group.id)),
    }
    if sort.as_deref() == Some("desc") {
        rows.reverse();
    }
    let external_url = call.state.external_url();
    page.answer(&call, &rows, |group| {
        group_entity::group(&world, group, &external_url)
    })
}

/// One group.
pub(super) async fn show(call: ApiCall) -> ApiResult {
    let caller = call.caller()?;
    let world = call.world.lock();
    let group = find(&call, &world, &caller)?;
    let body = group_entity::group(&world, group, &call.state.external_url());
    Ok(json_answer(StatusCode::OK, &body))
}

/// The projects of a group.
pub(super) async fn projects(call: ApiCall) -> ApiResult {
    let caller = call.caller()?;
    let world = call.world.lock();
    let group = find(&call, &world, &caller)?;
    let mut declared = Declared::new(&call.params);
    let list = ProjectList::declare(&mut declared, &call, &world);
    let with_subgroups = declared.boolean("include_subgroups").unwrap_or(false);
    let with_shared = declared.boolean("with_shared").unwrap_or(true);
    declared.finish()?;
    let below = format!("{}/", group.path.to_lowercase());
    let is_shared = |project: &Project| {
        world.groups_shared_with(project).any(|other| {
            other.id == group.id
                || (with_subgroups && other.path.to_lowercase().starts_with(&below))
        })
    };
    let is_inside = |project: &Project| {
        let namespace = project.namespace().to_lowercase();
        namespace == group.path.to_lowercase()
            || (with_subgroups && namespace.starts_with(&below))
            || (with_shared && is_shared(project))
    };
    let rows = world
        .projects()
        .filter(|project| is_inside(project))
        .filter(|project| ability::may_see(&world, project, &caller))
        .filter(|project| list.filter().shows(&world, project, &caller))
        .collect();
    list.answer(&call, &world, &caller, rows)
}

fn find<'a>(
    call: &ApiCall,
    world: &'a MutexGuard<'_, World>,
    caller: &Caller,
) -> Result<&'a Group, ApiError> {
    let asked = call.path("id");
    let is_number = asked.bytes().all(|byte| byte.is_ascii_digit());
    let found = match asked.parse() {
        Ok(id) if is_number => world.group(id),
        _ => world.group_at(asked),
    };
    found
        .filter(|group| is_visible(world, group, caller))
        .ok_or_else(ApiError::group_not_found)
}

fn is_visible(world: &World, group: &Group, caller: &Caller) -> bool {
    caller.is_admin()
        || group_entity::is_open(world, group)
        || ability::caller_level_in(world, group, caller) > 0
        || world
            .projects_below(group)
            .any(|project| ability::level(world, project, caller) > 0)
}

fn ids(declared: &mut Declared<'_>, value: Option<&Value>) -> Vec<u64> {
    let items = match value {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(items)) => items.clone(),
        // Newer servers take `1,2` as well.
        Some(Value::String(text)) => text.split(',').map(|id| Value::from(id.trim())).collect(),
        Some(other) => vec![other.clone()],
    };
    let read = |item: &Value| match item {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let ids: Option<Vec<u64>> = items.iter().map(read).collect();
    ids.unwrap_or_else(|| {
        declared.fault("skip_groups is invalid");
        Vec::new()
    })
}
