//! `GET /user`: <https://docs.gitlab.com/api/users/#retrieve-the-current-user>.

use axum::http::StatusCode;
use serde_json::json;

use crate::http::{ApiCall, ApiResult, error::json_answer};

/// The person behind the token.
pub(super) async fn show(call: ApiCall) -> ApiResult {
    let caller = call.caller_reading_user()?;
    let person = caller.signed_in()?;
    Ok(json_answer(
        StatusCode::OK,
        &json!({"id": person.id, "username": person.username}),
    ))
}
