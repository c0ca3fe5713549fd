//! The routes of push mirrors, below `/api/v4`.

use axum::Router;

use crate::sandbox::AppState;

/// The routes of push mirrors.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
}
