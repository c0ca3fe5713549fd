//! How an answer that succeeded becomes a value.

use crate::api::call::RawResponse;
use crate::api::error::ApiError;
use crate::api::excerpt::excerpt;
use crate::model::json::{self, Json, JsonError, Misfit};

/// Reads the body as JSON.
pub(crate) fn json<T>(response: &RawResponse) -> Result<T, ApiError>
where
    T: TryFrom<Json, Error = Misfit>,
{
    json::read(&response.body).map_err(|error| undecodable(response, &error))
}

/// Ignores the body: a delete or sync answers without one, and an empty text is no JSON.
pub(crate) fn nothing(_: &RawResponse) -> Result<(), ApiError> {
    Ok(())
}

/// Keeps what was wrong apart from the generic reader, so that it is compiled once.
fn undecodable(response: &RawResponse, error: &JsonError) -> ApiError {
    ApiError::Undecodable {
        endpoint: String::new(),
        detail: error.to_string(),
        excerpt: excerpt(&response.body),
    }
}
