//! `/_sandbox/**`: setting a scene and looking at what became of it.

mod dump;
mod faults;
mod worlds;

use axum::{
    Router,
    routing::{get, post},
};

use crate::sandbox::AppState;

/// The routes of the control surface.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/_sandbox/worlds/{world}",
            get(worlds::show).put(worlds::put).delete(worlds::forget),
        )
        .route("/_sandbox/worlds/{world}/advance", post(worlds::advance))
        .route("/_sandbox/worlds/{world}/requests", get(worlds::requests))
        .route("/_sandbox/faults", get(faults::table))
}
