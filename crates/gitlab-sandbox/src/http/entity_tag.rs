//! Entity tags: GitLab tags successful answers, and answers 304 when the browser has them already.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};

/// Tags an answer, or replaces it with 304 if the caller has it.
pub(crate) async fn apply(method: &Method, asked: &HeaderMap, response: Response) -> Response {
    let is_tagged = matches!(response.status(), StatusCode::OK | StatusCode::CREATED);
    if !is_tagged {
        return plain(response);
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        // A body that breaks off on purpose has been left to the connection.
        return Response::from_parts(parts, Body::empty());
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let tag = format!("W/\"{:016x}\"", hasher.finish());
    let is_known = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .any(|known| known.to_str().is_ok_and(|known| known.contains(&tag)));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    let policy = HeaderValue::from_static("max-age=0, private, must-revalidate");
    parts.headers.insert(header::CACHE_CONTROL, policy);
    let is_read = matches!(*method, Method::GET | Method::HEAD);
    if is_known && is_read && parts.status == StatusCode::OK {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn plain(mut response: Response) -> Response {
    let policy = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, policy);
    response
}
