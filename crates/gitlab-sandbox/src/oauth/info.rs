//! `GET /oauth/token/info` and `/oauth/userinfo`: what a token is, and whose.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::json;

use crate::{
    auth::{
        credential::{self, Credential},
        token::{Token, TokenKind},
    },
    http::{ApiError, Params, error::json_answer},
    mirror::moment::Moment,
    sandbox::AppState,
    world::Person,
};

/// An access token that is good.
struct Known {
    person: Person,
    scopes: Vec<String>,
    client: Option<String>,
    created: Moment,
    lifetime: u32,
    now: Moment,
}

/// Scopes and remaining life of the token.
pub(super) async fn token(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let known = known(&state, &headers)?;
    let left = i64::from(known.lifetime) - (known.now.millis() - known.created.millis()) / 1000;
    let created = known.created.millis() / 1000;
    Ok(json_answer(
        StatusCode::OK,
        &json!({
            "resource_owner_id": known.person.id,
            "scope": known.scopes,
            "expires_in": left,
            "application": {"uid": known.client},
            "created_at": created,
            "scopes": known.scopes,
            "expires_in_seconds": left,
        }),
    ))
}

/// The person behind the token, in the words of OpenID Connect.
pub(super) async fn person(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let person = known(&state, &headers)?.person;
    Ok(json_answer(
        StatusCode::OK,
        &json!({
            "sub": person.id.to_string(),
            "name": person.name,
            "nickname": person.username,
            "preferred_username": person.username,
            "email": format!("{}@example.com", person.username),
            "email_verified": true,
            "profile": format!("{}/{}", state.external_url(), person.username),
            "groups": [],
        }),
    ))
}

fn known(state: &AppState, headers: &HeaderMap) -> Result<Known, ApiError> {
    let invalid = || ApiError::invalid_token("The access token is invalid");
    let Ok(Credential::Bearer(text)) = credential::find(headers, &Params::default()) else {
        return Err(invalid());
    };
    let token = Token::parse(&text).filter(|token| token.kind == TokenKind::OAuth);
    let token = token.ok_or_else(invalid)?;
    let cell = state.worlds().get_or_seed(&token.world);
    let world = cell.lock();
    token.check(&world, &text)?;
    let person = world
        .people
        .get(&token.person)
        .cloned()
        .ok_or_else(invalid)?;
    let issued = world.oauth.issued(&text);
    Ok(Known {
        person,
        scopes: token.scopes(&world, &text),
        client: issued.map(|issued| issued.client.clone()),
        // The token that every person has from the beginning never grows old.
        created: issued.map_or_else(|| world.now(), |issued| issued.created),
        lifetime: issued.map_or(world.settings.oauth_lifetime, |issued| issued.lifetime),
        now: world.now(),
    })
}
