//! Routes around the mirrors: the person, the token, the server, projects and groups.

mod group;
mod group_entity;
mod person;
mod project;
mod project_entity;
mod project_filter;
mod project_list;
mod server;
mod token;

use axum::{Router, routing::get};

use crate::sandbox::AppState;

/// The routes, below `/api/v4`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/user", get(person::show))
        .route("/version", get(server::version))
        .route("/metadata", get(server::metadata))
        .route(
            "/personal_access_tokens/self",
            get(token::show).delete(token::revoke),
        )
        .route(
            "/personal_access_tokens/self/associations",
            get(token::associations),
        )
        .route("/projects", get(project::list))
        .route("/projects/{id}", get(project::show))
        .route("/groups", get(group::list))
        .route("/groups/{id}", get(group::show))
        .route("/groups/{id}/projects", get(group::projects))
}
