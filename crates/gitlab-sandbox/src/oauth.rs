//! Signing in with OAuth and PKCE, as a static page does it.
//!
//! <https://docs.gitlab.com/api/oauth2/#authorization-code-with-proof-key-for-code-exchange-pkce>.
//! Every application is known and public, and every redirect address is registered, except those of
//! the client id `unknown`. A client id `app-<world>` also says which world is meant.

mod authorize;
mod cors;
mod discovery;
mod grants;
mod info;
mod token;

use std::sync::Arc;

use axum::{
    Router,
    http::HeaderMap,
    middleware,
    routing::{get, post},
};

pub(crate) use grants::Grants;

use crate::{
    http::front,
    sandbox::AppState,
    world::{WorldCell, WorldName},
};

/// The routes of the provider.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/oauth/authorize",
            get(authorize::ask).post(authorize::answer),
        )
        .route("/oauth/token", post(token::exchange))
        .route("/oauth/revoke", post(token::revoke))
        .route("/oauth/token/info", get(info::token))
        .route("/oauth/userinfo", get(info::person).post(info::person))
        .route("/oauth/discovery/keys", get(discovery::keys))
        .route(
            "/.well-known/openid-configuration",
            get(discovery::configuration),
        )
        .layer(middleware::from_fn(cors::apply))
}

/// The world an application belongs to, else that of the host, else the one set last.
fn world_of(state: &AppState, client: &str, headers: &HeaderMap) -> Arc<WorldCell> {
    let by_client = client.strip_prefix("app-").and_then(WorldName::parse);
    let name = by_client.unwrap_or_else(|| front::world_without_token(state, headers));
    state.worlds().get_or_seed(&name)
}
