//! Real git: source repositories, targets over smart HTTP, and pushes.

use axum::Router;

use crate::sandbox::AppState;

/// The routes of the targets.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
}
