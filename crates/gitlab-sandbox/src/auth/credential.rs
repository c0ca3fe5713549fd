//! Where a token may stand in a request.
//!
//! <https://docs.gitlab.com/api/rest/authentication/>.

use axum::http::{HeaderMap, StatusCode, header};
use serde_json::json;

use super::token::Token;
use crate::{
    http::{ApiError, Params},
    world::WorldName,
};

/// A token as it was handed over, before anybody knows whether it is good.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Credential {
    /// None that this API looks at; a job token and basic authentication count as none.
    None,
    /// `PRIVATE-TOKEN` or `private_token`.
    Personal(String),
    /// `Authorization: Bearer` or `access_token`.
    Bearer(String),
}

/// Finds the token of a request.
pub(crate) fn find(headers: &HeaderMap, params: &Params) -> Result<Credential, ApiError> {
    let bearer = bearer(headers);
    let access = params.text("access_token").filter(|text| !text.is_empty());
    if bearer.is_some() && access.is_some() {
        return Err(ApiError::json(
            StatusCode::BAD_REQUEST,
            json!({
                "error": "invalid_request",
                "error_description":
                    "Both Authorization header and payload includes access token.",
            }),
        ));
    }
    let private = params
        .text("private_token")
        .filter(|text| !text.is_empty())
        .or_else(|| header_text(headers, "private-token"));
    Ok(match (private, bearer.or(access)) {
        (Some(private), _) => Credential::Personal(private),
        (None, Some(bearer)) => Credential::Bearer(bearer),
        (None, None) => Credential::None,
    })
}

/// The world that any token of the request names, for finding the world at all.
pub(crate) fn world(headers: &HeaderMap, params: &Params) -> Option<WorldName> {
    let by_job = || {
        let text = header_text(headers, "job-token").or_else(|| params.text("job_token"))?;
        Token::world_of_job(&text)
    };
    let text = match find(headers, params) {
        Ok(Credential::Personal(text) | Credential::Bearer(text)) => text,
        Ok(Credential::None) => return by_job(),
        Err(_) => bearer(headers)?,
    };
    Token::parse(&text).map(|token| token.world)
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    let is_bearer = scheme.eq_ignore_ascii_case("bearer");
    (is_bearer && !token.trim().is_empty()).then(|| token.trim().to_owned())
}

fn header_text(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?;
    (!text.is_empty()).then(|| text.to_owned())
}
