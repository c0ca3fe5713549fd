//! Finds the answer to one request.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::{RuntimeConfig, headers};

/// What answering needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) folder: ServeDir,
    pub(crate) prefix: String,
    pub(crate) config: RuntimeConfig,
    pub(crate) policy: HeaderValue,
}

/// Answers from the folder if the path lies under the prefix, with the headers of the site.
pub(crate) async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let (mut parts, body) = find(&site, &path, request).await.into_parts();
    headers::apply(&mut parts, &path, &site.policy);
    Response::from_parts(parts, body)
}

async fn find(site: &Site, path: &str, request: Request) -> Response {
    let Some(inner) = path.strip_prefix(&site.prefix) else {
        return outside(site, path);
    };
    if inner == "config.json"
        && let Some(response) = site.config.answer()
    {
        return response;
    }
    let Ok(uri) = format!("/{inner}").parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let (mut parts, body) = request.into_parts();
    parts.uri = uri;
    match site
        .folder
        .clone()
        .oneshot(Request::from_parts(parts, body))
        .await
    {
        Ok(found) => found.map(Body::new),
        Err(never) => match never {},
    }
}

/// Relative addresses need the slash at the end, so the bare prefix leads there.
fn outside(site: &Site, path: &str) -> Response {
    if site.prefix.strip_suffix('/') == Some(path) {
        let target = site.prefix.clone();
        return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response();
    }
    StatusCode::NOT_FOUND.into_response()
}
