//! What stands in front of the API's routes, in GitLab's order.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{OriginalUri, Request, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde_json::Value;

use super::{ApiError, Params, body, cors::Cors};
use crate::{
    auth::credential,
    sandbox::AppState,
    world::{RequestRecord, WorldCell, WorldName},
};

/// Marks an answer that is never sent: the connection closes instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropped;

/// The longest body that is read; GitLab's own limit is larger and not of interest.
const BODY_LIMIT: usize = 32 * 1024 * 1024;

/// Puts the front before the API's routes.
pub(crate) fn wrap(api: Router, state: &AppState) -> Router {
    let inner = api.fallback(no_route);
    Router::new()
        .fallback_service(inner)
        .layer(middleware::from_fn_with_state(state.clone(), front))
}

/// There is no such route.
pub(crate) async fn no_route() -> ApiError {
    ApiError::no_route()
}

/// The route is there, the verb is not: GitLab answers as if there were no route.
pub(crate) async fn no_method() -> ApiError {
    ApiError::no_route()
}

async fn front(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return ApiError::text(StatusCode::PAYLOAD_TOO_LARGE, "").into_response();
    };
    let query = Params::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
    let read = body::read(&parts.method, &parts.headers, &body);
    let mut params = query;
    if let Ok(read) = &read {
        params.extend(read.clone());
    }
    let world = find_world(&state, &parts.headers, &params);
    let record = record(&parts.method, &parts.uri, &parts.headers, &body);
    let cors = Cors::new(&parts.method, &parts.headers, &state.external_url());
    if let Some(response) = cors.preflight() {
        return response;
    }
    let mut response = match read {
        Err(error) => error.into_response(),
        Ok(_) => {
            parts.extensions.insert(OriginalUri(parts.uri.clone()));
            parts.extensions.insert(params);
            parts.extensions.insert(Arc::clone(&world));
            next.run(Request::from_parts(parts, Body::empty())).await
        }
    };
    cors.apply(&mut response);
    let status = Some(response.status().as_u16());
    world
        .lock()
        .requests
        .push(RequestRecord { status, ..record });
    response
}

/// The world a request belongs to: its token's, else the one named by the host
/// (`<world>.localhost`), else the world that was set last.
fn find_world(state: &AppState, headers: &HeaderMap, params: &Params) -> Arc<WorldCell> {
    let by_host = || {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        WorldName::parse(host.split_once(".localhost")?.0)
    };
    let name = credential::world(headers, params)
        .or_else(by_host)
        .unwrap_or_else(|| state.worlds().unnamed());
    state.worlds().get_or_seed(&name)
}

fn record(method: &Method, uri: &Uri, headers: &HeaderMap, body: &Bytes) -> RequestRecord {
    let body = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(_) if body.is_empty() => Value::Null,
        Err(_) => Value::String(String::from_utf8_lossy(body).into_owned()),
    };
    RequestRecord {
        method: method.to_string(),
        path: uri.path().to_owned(),
        query: uri.query().map(str::to_owned),
        headers: headers.keys().map(ToString::to_string).collect(),
        body,
        status: None,
    }
}
