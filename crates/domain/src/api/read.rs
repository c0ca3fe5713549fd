//! How an answer that succeeded becomes a value.

use serde::de::DeserializeOwned;

use crate::api::call::RawResponse;
use crate::api::error::ApiError;
use crate::api::excerpt::{excerpt, masked};

/// Reads the body as JSON.
pub(crate) fn json<T: DeserializeOwned>(response: &RawResponse) -> Result<T, ApiError> {
    serde_json::from_str(&response.body).map_err(|error| undecodable(response, &error))
}

/// Ignores the body: a delete or sync answers without one, and an empty text is no JSON.
pub(crate) fn nothing(_: &RawResponse) -> Result<(), ApiError> {
    Ok(())
}

/// Keeps what was wrong apart from the generic reader, so that it is compiled once.
fn undecodable(response: &RawResponse, error: &serde_json::Error) -> ApiError {
    ApiError::Undecodable {
        endpoint: String::new(),
        // The reader quotes the value it stumbled over, which can be an address.
        detail: masked(&error.to_string()),
        excerpt: excerpt(&response.body),
    }
}
