//! What the provider says about itself.

use axum::{Json, extract::State};
use serde_json::{Value, json};

use crate::sandbox::AppState;

/// `GET /.well-known/openid-configuration`.
pub(super) async fn configuration(State(state): State<AppState>) -> Json<Value> {
    let url = state.external_url();
    Json(json!({
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
    }))
}

/// `GET /oauth/discovery/keys`: identity tokens are not signed, so there are none.
pub(super) async fn keys() -> Json<Value> {
    Json(json!({ "keys": [] }))
}
