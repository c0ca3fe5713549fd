//! What the provider says about itself.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{http::front, sandbox::AppState};

/// `GET /.well-known/openid-configuration`.
///
/// A world can only keep it back on a host of its own: nothing else in the request tells which is meant.
pub(super) async fn configuration(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let world = front::world_of_host(&headers).map(|name| state.worlds().get_or_seed(&name));
    if world.is_some_and(|world| !world.lock().settings.oauth_discovery) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let url = state.external_url();
    let about = json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/oauth/authorize"),
        "token_endpoint": format!("{url}/oauth/token"),
        "revocation_endpoint": format!("{url}/oauth/revoke"),
        "userinfo_endpoint": format!("{url}/oauth/userinfo"),
        "jwks_uri": format!("{url}/oauth/discovery/keys"),
        "scopes_supported": ["api", "read_api", "read_user", "openid", "profile", "email"],
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "code_challenge_methods_supported": ["S256"],
    });
    Json(about).into_response()
}

/// `GET /oauth/discovery/keys`: identity tokens are not signed, so there are none.
pub(super) async fn keys() -> Json<Value> {
    Json(json!({ "keys": [] }))
}
