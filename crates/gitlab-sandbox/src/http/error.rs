//! The error answers of GitLab's API.
//!
//! Two keys exist, `message` and `error`, and clients tell situations apart by the exact text:
//! <https://docs.gitlab.com/api/rest/troubleshooting/#status-codes>.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::cors::OutsideCors;

/// An answer that refuses.
#[derive(Debug)]
pub(crate) struct ApiError {
    status: StatusCode,
    body: Body,
    headers: Vec<(HeaderName, HeaderValue)>,
    is_outside_cors: bool,
}

#[derive(Debug)]
enum Body {
    Json(Value),
    Text(String),
}

impl ApiError {
    /// `{"message": ...}` with a text or an object.
    pub(crate) fn message(status: StatusCode, message: impl Into<Value>) -> Self {
        Self::json(status, json!({ "message": message.into() }))
    }

    /// `{"error": ...}`, the key of the layers below the API itself.
    pub(crate) fn error(status: StatusCode, error: impl Into<Value>) -> Self {
        Self::json(status, json!({ "error": error.into() }))
    }

    /// Any JSON body.
    pub(crate) const fn json(status: StatusCode, body: Value) -> Self {
        Self {
            status,
            body: Body::Json(body),
            headers: Vec::new(),
            is_outside_cors: false,
        }
    }

    /// A plain text.
    pub(crate) fn text(status: StatusCode, text: impl Into<String>) -> Self {
        Self {
            status,
            body: Body::Text(text.into()),
            headers: Vec::new(),
            is_outside_cors: false,
        }
    }

    /// The same answer with one more header.
    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// The same answer from a layer outside CORS, so that no script of another origin reads it.
    pub(crate) const fn outside_cors(mut self) -> Self {
        self.is_outside_cors = true;
        self
    }

    /// No token where one is needed, an unknown one, or the ability is missing: 401, all alike.
    pub(crate) fn unauthorized() -> Self {
        Self::message(StatusCode::UNAUTHORIZED, "401 Unauthorized")
    }

    /// 403 without a reason.
    pub(crate) fn forbidden() -> Self {
        Self::message(StatusCode::FORBIDDEN, "403 Forbidden")
    }

    /// The project is absent or hidden from the caller.
    pub(crate) fn project_not_found() -> Self {
        Self::message(StatusCode::NOT_FOUND, "404 Project Not Found")
    }

    /// The group is absent or hidden from the caller.
    pub(crate) fn group_not_found() -> Self {
        Self::message(StatusCode::NOT_FOUND, "404 Group Not Found")
    }

    /// A record such as a mirror is absent: a small `f`.
    pub(crate) fn record_not_found() -> Self {
        Self::message(StatusCode::NOT_FOUND, "404 Not found")
    }

    /// The thing asked of a record is absent, such as a public key: a capital `F`.
    pub(crate) fn not_found() -> Self {
        Self::message(StatusCode::NOT_FOUND, "404 Not Found")
    }

    /// There is no such route on this server.
    pub(crate) fn no_route() -> Self {
        Self::error(StatusCode::NOT_FOUND, "404 Not Found")
    }

    /// The parameter layer refuses: `url is missing`.
    pub(crate) fn parameter(text: impl Into<String>) -> Self {
        Self::error(StatusCode::BAD_REQUEST, text.into())
    }

    /// A service refuses with one text.
    pub(crate) fn refused(text: impl Into<String>) -> Self {
        Self::message(StatusCode::BAD_REQUEST, text.into())
    }

    /// A model refuses: each attribute with its texts.
    pub(crate) fn model<'a>(faults: impl IntoIterator<Item = (&'a str, Vec<String>)>) -> Self {
        let faults: Map<String, Value> = faults
            .into_iter()
            .map(|(attribute, texts)| (attribute.to_owned(), json!(texts)))
            .collect();
        Self::message(StatusCode::BAD_REQUEST, faults)
    }

    /// An explicit refusal: `400 Bad request - <reason>`.
    pub(crate) fn bad_request(reason: &str) -> Self {
        Self::refused(format!("400 Bad request - {reason}"))
    }

    /// The token was good once: 401 under `error`, unlike an unknown token.
    pub(crate) fn invalid_token(description: &str) -> Self {
        let body = json!({"error": "invalid_token", "error_description": description});
        let challenge = format!(
            "Bearer realm=\"Protected by OAuth 2.0\", error=\"invalid_token\", \
             error_description=\"{description}\""
        );
        Self::json(StatusCode::UNAUTHORIZED, body).with_header(header::WWW_AUTHENTICATE, &challenge)
    }

    /// The token was taken back.
    pub(crate) fn revoked_token() -> Self {
        Self::invalid_token("Token was revoked. You have to re-authorize from the user.")
    }

    /// The token is past its date.
    pub(crate) fn expired_token() -> Self {
        Self::invalid_token(
            "Token is expired. You can either do re-authorization or token refresh.",
        )
    }

    /// Something broke inside the API.
    pub(crate) fn internal() -> Self {
        Self::message(
            StatusCode::INTERNAL_SERVER_ERROR,
            "500 Internal Server Error",
        )
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (kind, bytes) = match self.body {
            Body::Json(value) => ("application/json", value.to_string()),
            Body::Text(text) => ("text/plain", text),
        };
        let mut response = (self.status, [(header::CONTENT_TYPE, kind)], bytes).into_response();
        response.headers_mut().extend(self.headers);
        if self.is_outside_cors {
            response.extensions_mut().insert(OutsideCors);
        }
        response
    }
}

/// A JSON answer.
pub(crate) fn json_answer(status: StatusCode, body: &impl serde::Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(_) => ApiError::internal().into_response(),
    }
}
