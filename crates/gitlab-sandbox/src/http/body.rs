//! Reading a body into parameters, and what GitLab says to bodies it cannot read.

mod depth;
mod multipart;

use axum::http::{HeaderMap, Method, StatusCode, header};
use percent_encoding::percent_decode;
use serde_json::Value;

use super::{ApiError, Params};

/// The parameters of a body, or the answer that comes before authentication and routing.
pub(crate) fn read(method: &Method, headers: &HeaderMap, body: &[u8]) -> Result<Params, ApiError> {
    if body.is_empty() {
        return Ok(Params::default());
    }
    let given = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let media = given.map(|kind| {
        kind.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase()
    });
    match media.as_deref() {
        Some("application/x-www-form-urlencoded") => match is_text(body) {
            true => Ok(Params::from_urlencoded(body)),
            false => Err(malformed()),
        },
        Some("multipart/form-data") => Ok(multipart::read(given.unwrap_or_default(), body)),
        // Without a type the API takes its own format.
        None | Some("" | "application/json") => json(body),
        // A GET is never asked for the type of a body nobody reads.
        _ if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) => {
            Ok(Params::default())
        }
        Some(media) if !media.contains('/') => Err(ApiError::text(
            StatusCode::INTERNAL_SERVER_ERROR,
            "500 Internal Server Error",
        )),
        Some(media) => Err(ApiError::error(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("The provided content-type '{media}' is not supported."),
        )),
    }
}

fn json(body: &[u8]) -> Result<Params, ApiError> {
    check_text(body)?;
    let invalid = || ApiError::parameter("Invalid JSON format");
    if depth::is_too_deep(body) {
        return Err(ApiError::parameter("Parameters nested too deeply"));
    }
    let value: Value = serde_json::from_slice(body).map_err(|_| invalid())?;
    if holds_nul(&value) {
        return Err(malformed());
    }
    match value {
        Value::Object(object) => Ok(Params::from_object(object)),
        // The newest parser stumbles over a bare number, though it is JSON (seen with 18.5).
        Value::Number(_) => Err(invalid()),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) => Ok(Params::default()),
    }
}

/// Whether percent-encoded text is UTF-8 without a NUL once it is decoded.
pub(super) fn is_text(encoded: &[u8]) -> bool {
    let decoded = percent_decode(encoded).decode_utf8();
    decoded.is_ok_and(|text| !text.contains('\0'))
}

fn check_text(body: &[u8]) -> Result<(), ApiError> {
    let is_text = std::str::from_utf8(body).is_ok_and(|text| !text.contains('\0'));
    is_text.then_some(()).ok_or_else(malformed)
}

fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(object) => object
            .iter()
            .any(|(key, value)| key.contains('\0') || holds_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The guard against malformed strings answers for itself, outside the API.
pub(crate) fn malformed() -> ApiError {
    ApiError::text(StatusCode::BAD_REQUEST, "Bad Request").outside_cors()
}

#[cfg(test)]
mod tests;
