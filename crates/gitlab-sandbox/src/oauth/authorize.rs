//! `/oauth/authorize`: the page on which a person grants access; anybody of the world may.

use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{grants::Grant, world_of};
use crate::{pages, sandbox::AppState};

/// What an application asks for.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    state: Option<String>,
    scope: String,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
    /// Only in the form of the page: who grants it; empty: denied.
    person: String,
}

const SCOPES: [&str; 6] = ["api", "read_api", "read_user", "openid", "profile", "email"];

/// Shows the page, or sends the browser back with what is wrong.
pub(super) async fn ask(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> Response {
    if let Some(refusal) = wish.refusal() {
        return refusal;
    }
    let world = world_of(&state, &wish.client_id, &headers);
    let world = world.lock();
    let buttons = world.people.values().map(|person| {
        format!(
            "<li><button name=\"person\" value=\"{}\">Authorize as {}</button></li>",
            escape(&person.username),
            escape(&person.name)
        )
    });
    let text = format!(
        "<p>An application at <code>{}</code> wants <code>{}</code> in the world <code>{}</code>.</p>\
         <form method=\"post\">{}<ul>{}</ul><button name=\"person\" value=\"\">Deny</button></form>",
        escape(&wish.redirect_uri),
        escape(wish.scope()),
        world.name,
        wish.fields(),
        buttons.collect::<String>(),
    );
    pages::page(StatusCode::OK, "Authorize an application", &text)
}

/// Takes the person's decision and sends the browser back with a code.
pub(super) async fn answer(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Response {
    if let Some(refusal) = wish.refusal() {
        return refusal;
    }
    let world = world_of(&state, &wish.client_id, &headers);
    let mut world = world.lock();
    if !world.people.contains_key(&wish.person) {
        return wish.refuse("access_denied", "The resource owner denied the request.");
    }
    let (name, now) = (world.name.clone(), world.now());
    let grant = Grant {
        scope: wish.scope().to_owned(),
        person: wish.person.clone(),
        client: wish.client_id.clone(),
        redirect_uri: wish.redirect_uri.clone(),
        challenge: wish.code_challenge.clone(),
    };
    let code = world.oauth.code(&name, grant, now);
    wish.back(&[("code", &code)])
}

impl Wish {
    /// The scopes asked for; an application that asks for none gets the least.
    fn scope(&self) -> &str {
        if self.scope.is_empty() {
            "read_user"
        } else {
            &self.scope
        }
    }

    /// What is wrong with the wish, for the person or for the application.
    fn refusal(&self) -> Option<Response> {
        let is_address = ["http://", "https://"]
            .iter()
            .any(|s| self.redirect_uri.starts_with(s));
        if self.client_id.is_empty() || self.client_id == "unknown" {
            let text = "<p>Client authentication failed due to unknown client.</p>";
            return Some(pages::page(
                StatusCode::UNAUTHORIZED,
                "An error has occurred",
                text,
            ));
        }
        if !is_address {
            let text = "<p>The redirect URI included is not valid.</p>";
            return Some(pages::page(
                StatusCode::BAD_REQUEST,
                "An error has occurred",
                text,
            ));
        }
        if self.response_type != "code" {
            let text = "The authorization server does not support this response type.";
            return Some(self.refuse("unsupported_response_type", text));
        }
        let method = self.code_challenge_method.as_deref();
        if self.code_challenge.is_some() && method != Some("S256") {
            let text = "The code challenge method must be S256.";
            return Some(self.refuse("invalid_code_challenge_method", text));
        }
        if !self
            .scope()
            .split_whitespace()
            .all(|scope| SCOPES.contains(&scope))
        {
            let text = "The requested scope is invalid, unknown, or malformed.";
            return Some(self.refuse("invalid_scope", text));
        }
        None
    }

    fn refuse(&self, error: &str, description: &str) -> Response {
        self.back(&[("error", error), ("error_description", description)])
    }

    /// Sends the browser back to the application.
    fn back(&self, answer: &[(&str, &str)]) -> Response {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(answer);
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        let joint = if self.redirect_uri.contains('?') {
            '&'
        } else {
            '?'
        };
        let target = format!("{}{joint}{}", self.redirect_uri, query.finish());
        (StatusCode::FOUND, [(header::LOCATION, target)]).into_response()
    }

    fn fields(&self) -> String {
        let field = |name: &str, value: &str| {
            format!(
                "<input type=\"hidden\" name=\"{name}\" value=\"{}\">",
                escape(value)
            )
        };
        let given = |name: &str, value: &Option<String>| {
            value
                .as_deref()
                .map_or_else(String::new, |value| field(name, value))
        };
        [
            field("client_id", &self.client_id),
            field("redirect_uri", &self.redirect_uri),
            field("response_type", &self.response_type),
            field("scope", &self.scope),
            given("state", &self.state),
            given("code_challenge", &self.code_challenge),
            given("code_challenge_method", &self.code_challenge_method),
        ]
        .concat()
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
