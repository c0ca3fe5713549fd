//! `POST /oauth/token` and `POST /oauth/revoke`.

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    grants::{self, Issued},
    world_of,
};
use crate::{
    http::{ApiError, Params, body, error::json_answer},
    sandbox::AppState,
    world::{RequestRecord, World, WorldName},
};

/// Exchanges a code or a refresh token for a pair of tokens.
pub(super) async fn exchange(
    State(state): State<AppState>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Response, ApiError> {
    let params = body::read(&Method::POST, &headers, &sent)?;
    let client = params.text("client_id").unwrap_or_default();
    if client.is_empty() || client == "unknown" {
        let text = "Client authentication failed due to unknown client, no client authentication \
                    included, or unsupported authentication method.";
        return Err(refusal(StatusCode::UNAUTHORIZED, "invalid_client", text));
    }
    let cell = match world_named_in(&params) {
        Some(name) => state.worlds().get_or_seed(&name),
        None => world_of(&state, &client, &headers),
    };
    let mut world = cell.lock();
    let issued = match params.text("grant_type").as_deref() {
        Some("authorization_code") => by_code(&mut world, &params, &client),
        Some("refresh_token") => by_refresh(&mut world, &params, &client),
        _ => {
            let text = "The authorization grant type is not supported by the authorization server.";
            return Err(refusal(
                StatusCode::BAD_REQUEST,
                "unsupported_grant_type",
                text,
            ));
        }
    };
    note(&mut world, "/oauth/token", &params, issued.is_some());
    issued.map(|issued| answer(&issued)).ok_or_else(|| {
        let text = "The provided authorization grant is invalid, expired, revoked, does not match \
                    the redirection URI used in the authorization request, or was issued to \
                    another client.";
        refusal(StatusCode::BAD_REQUEST, "invalid_grant", text)
    })
}

fn by_code(world: &mut World, params: &Params, client: &str) -> Option<Issued> {
    let code = params.text("code")?;
    let redirect_uri = params.text("redirect_uri")?;
    let verifier = params.text("code_verifier").unwrap_or_default();
    let (name, life) = (
        world.name.clone(),
        (world.now(), world.settings.oauth_lifetime),
    );
    let fits = |grant: &grants::Grant| {
        grant.client == client
            && grant.redirect_uri == redirect_uri
            && grant
                .challenge
                .as_deref()
                .is_none_or(|asked| grants::is_answered(asked, &verifier))
    };
    world.oauth.exchange(&name, &code, fits, life)
}

fn by_refresh(world: &mut World, params: &Params, client: &str) -> Option<Issued> {
    let refresh = params.text("refresh_token")?;
    let (name, life) = (
        world.name.clone(),
        (world.now(), world.settings.oauth_lifetime),
    );
    let (old, new) = world.oauth.refresh(&name, &refresh, client, life)?;
    world.revoked.insert(old.access);
    Some(new)
}

fn answer(issued: &Issued) -> Response {
    let body = json!({
        "access_token": issued.access,
        "token_type": "Bearer",
        "expires_in": issued.lifetime,
        "refresh_token": issued.refresh,
        "scope": issued.scope,
        "created_at": issued.created.millis() / 1000,
    });
    let mut response = json_answer(StatusCode::OK, &body);
    let policy = axum::http::HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, policy);
    response
}

/// Takes a token back; a token that is none is revoked all the same.
pub(super) async fn revoke(
    State(state): State<AppState>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Response, ApiError> {
    let params = body::read(&Method::POST, &headers, &sent)?;
    if let (Some(token), Some(name)) = (params.text("token"), world_named_in(&params)) {
        let cell = state.worlds().get_or_seed(&name);
        let mut world = cell.lock();
        let revoked = world.oauth.revoke(&token).map(|issued| issued.access);
        note(&mut world, "/oauth/revoke", &params, true);
        world.revoked.extend(revoked);
    }
    Ok(json_answer(StatusCode::OK, &json!({})).into_response())
}

/// Adds an exchange to the world's requests, with nothing of it that is secret.
fn note(world: &mut World, path: &str, params: &Params, is_good: bool) {
    world.requests.push(RequestRecord {
        method: "POST".to_owned(),
        path: path.to_owned(),
        query: None,
        headers: Vec::new(),
        body: json!({ "grant_type": params.text("grant_type") }),
        in_flight: 1,
        status: Some(if is_good { 200 } else { 400 }),
    });
}

/// Codes and tokens carry the name of their world as their second part.
fn world_named_in(params: &Params) -> Option<WorldName> {
    let text = ["code", "refresh_token", "token"]
        .iter()
        .find_map(|name| params.text(name))?;
    WorldName::parse(text.split('-').nth(1)?)
}

fn refusal(status: StatusCode, error: &str, description: &str) -> ApiError {
    ApiError::json(
        status,
        json!({"error": error, "error_description": description}),
    )
}
