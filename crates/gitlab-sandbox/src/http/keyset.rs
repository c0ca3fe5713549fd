//! Pages of projects by key: the next page begins after the last id of this one.
//!
//! <https://docs.gitlab.com/api/rest/#keyset-based-pagination>.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;

use super::{ApiCall, ApiError, error::json_answer};

/// The refusal of everything that cannot be paged by key.
pub(crate) fn refusal() -> ApiError {
    ApiError::error(
        StatusCode::METHOD_NOT_ALLOWED,
        "Keyset pagination is not yet available for this type of request",
    )
}

/// The first rows, with a link to those after them; an empty page has no link.
pub(crate) fn answer<T, S: Serialize>(
    call: &ApiCall,
    rows: &[T],
    size: usize,
    is_ascending: bool,
    id: impl Fn(&T) -> u64,
    show: impl Fn(&T) -> S,
) -> Response {
    let page = &rows[..rows.len().min(size)];
    let mut response = json_answer(StatusCode::OK, &page.iter().map(show).collect::<Vec<_>>());
    if let Some(last) = page.last() {
        let key = if is_ascending {
            "id_after"
        } else {
            "id_before"
        };
        let url = call.link_to(&[(key, id(last).to_string())], size);
        if let Ok(value) = HeaderValue::from_str(&format!("<{url}>; rel=\"next\"")) {
            response.headers_mut().insert(header::LINK, value);
        }
    }
    response
}
