//! Routes around the mirrors: the person, the token, the server, projects and groups.

mod person;

use axum::{Router, routing::get};

use crate::sandbox::AppState;

/// The routes, below `/api/v4`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/user", get(person::show))
}
