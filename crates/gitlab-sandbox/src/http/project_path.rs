//! The `:id` of a project in a path: a number, or the full path with `%2F` for every slash.
//!
//! <https://docs.gitlab.com/api/rest/#namespaced-paths>; old paths of renamed projects are
//! followed: <https://docs.gitlab.com/api/rest/#redirects>.

use axum::http::{StatusCode, header};
use percent_encoding::percent_decode_str;

use super::{ApiCall, ApiError};
use crate::{
    auth::{Caller, ability},
    world::World,
};

impl ApiCall {
    /// The id of the project in the path, if it exists and the caller may see it.
    pub(crate) fn project_id(&self, world: &World, caller: &Caller) -> Result<u64, ApiError> {
        let asked = self.path("id");
        if let Some(id) = find(world, asked) {
            let project = world
                .project(id)
                .filter(|p| ability::may_see(world, p, caller));
            return project
                .map(|p| p.id)
                .ok_or_else(ApiError::project_not_found);
        }
        let moved = world
            .project_moved_from(asked)
            .and_then(|id| world.project(id))
            .filter(|project| ability::may_see(world, project, caller));
        match moved {
            Some(project) if world.gitlab.has_moved_redirects() => Err(self.moved(project.id)),
            // Before redirects were answered, old paths were simply followed.
            Some(project) => Ok(project.id),
            None => Err(ApiError::project_not_found()),
        }
    }

    fn moved(&self, id: u64) -> ApiError {
        if !self.is_read() {
            return ApiError::message(
                StatusCode::METHOD_NOT_ALLOWED,
                "Non GET methods are not allowed for moved projects",
            );
        }
        let mut parts: Vec<String> = self.uri.path().split('/').map(str::to_owned).collect();
        if let Some(at) = parts.iter().position(|part| part == "projects")
            && let Some(asked) = parts.get_mut(at + 1)
        {
            *asked = id.to_string();
        }
        let query = self
            .uri
            .query()
            .map_or_else(String::new, |query| format!("?{query}"));
        let target = format!("{}{}{query}", self.state.external_url(), parts.join("/"));
        let text = format!("This resource has been moved permanently to {target}");
        ApiError::text(StatusCode::MOVED_PERMANENTLY, text).with_header(header::LOCATION, &target)
    }
}

/// The project part of an address of the API.
pub(crate) struct Addressed {
    /// The id or full path, decoded.
    pub(crate) project: String,
    /// Whether it goes on to the push or pull mirrors.
    pub(crate) is_mirror_route: bool,
    /// Whether it is all push mirrors of the project.
    pub(crate) is_mirror_list: bool,
}

/// Which project an address speaks of, before any route is chosen.
pub(crate) fn addressed(path: &str) -> Option<Addressed> {
    let rest = path.strip_prefix("/api/v4/projects/")?;
    let (project, rest) = rest.split_once('/').unwrap_or((rest, ""));
    let project = percent_decode_str(project).decode_utf8().ok()?.into_owned();
    let first = rest.split(['/', '.']).next().unwrap_or_default();
    Some(Addressed {
        project,
        is_mirror_list: rest.trim_end_matches("/").trim_end_matches(".json") == "remote_mirrors",
        is_mirror_route: first == "remote_mirrors" || rest.starts_with("mirror/pull"),
    })
}

/// The project an id or a full path means today.
pub(crate) fn find(world: &World, asked: &str) -> Option<u64> {
    if asked.bytes().all(|byte| byte.is_ascii_digit()) {
        let id = asked.parse().ok()?;
        return world.project(id).map(|project| project.id);
    }
    // A word without a slash never means a project, even if one had that path.
    asked.contains('/').then(|| world.project_at(asked))?
}
