//! What stands in front of the API's routes, in GitLab's order: guards, CORS, throttle, bodies.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{OriginalUri, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use super::{ApiError, Params, body, cors::Cors, entity_tag, guard, project_path, throttle};
use crate::{
    auth::{Caller, ability, credential, token::Token},
    faults::{self, Fault},
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
    // A layer of its own, because the front changes addresses before they are routed.
    Router::new()
        .fallback_service(api.fallback(no_route))
        .layer(middleware::from_fn_with_state(state.clone(), front))
}

/// There is no such route.
pub(crate) async fn no_route() -> ApiError {
    ApiError::no_route()
}

/// What became of the version before: <https://docs.gitlab.com/api/rest/#version-history>.
pub(crate) async fn old_api() -> ApiError {
    ApiError::error(
        StatusCode::GONE,
        "API V3 is no longer supported. Use API V4 instead.",
    )
}

/// The route is there, the verb is not: GitLab answers as if there were no route.
///
/// Only a bare `OPTIONS` gets further: it carries nobody's token, whoever sends it (seen with 18.5).
pub(crate) async fn no_method(request: Request) -> ApiError {
    let world = request.extensions().get::<Arc<WorldCell>>();
    let (Some(world), &Method::OPTIONS) = (world, request.method()) else {
        return ApiError::no_route();
    };
    let world = world.lock();
    // Below the API's prefix the address itself has lost its beginning.
    let address = request.extensions().get::<OriginalUri>();
    let project = address
        .and_then(|address| project_path::addressed(address.path()))
        .and_then(|asked| project_path::find(&world, &asked.project))
        .and_then(|id| world.project(id));
    match project {
        Some(project) if ability::may_see(&world, project, &Caller::Anonymous) => {
            ApiError::unauthorized()
        }
        _ => ApiError::project_not_found(),
    }
}

async fn front(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let cors = Cors::new(&parts.method, &parts.headers, &state.external_url());
    if let Some(response) = cors.preflight() {
        return response;
    }
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let read = body::read(&parts.method, &parts.headers, &body);
    let mut params = Params::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
    if let Ok(read) = &read {
        params.extend(read.clone());
    }
    let world = find_world(&state, &parts.headers, &params);
    let under_way = world.begin();
    let record = record(&parts, &body, under_way.in_flight);
    let latency = world.lock().settings.latency_ms;
    tokio::time::sleep(std::time::Duration::from_millis(latency)).await;
    let asked = Asked {
        parts,
        params,
        read,
    };
    let mut response = match asked.guarded(&world) {
        Err(error) => error.into_response(),
        Ok(()) => asked.answer(&world, next).await,
    };
    let is_dropped = response.extensions().get::<Dropped>().is_some();
    let status = (!is_dropped).then(|| response.status().as_u16());
    world
        .lock()
        .requests
        .push(RequestRecord { status, ..record });
    drop(under_way);
    sign(&mut response);
    cors.apply(&mut response);
    response
}

struct Asked {
    parts: Parts,
    params: Params,
    read: Result<Params, ApiError>,
}

impl Asked {
    /// The guards outside the CORS layer, which know nothing of people and routes.
    fn guarded(&self, world: &WorldCell) -> Result<(), ApiError> {
        guard::check_address(&self.parts.uri)?;
        if world.lock().settings.maintenance_mode {
            guard::check_maintenance(&self.parts.method, &self.parts.headers)?;
        }
        Ok(())
    }

    /// Everything inside the CORS layer.
    async fn answer(mut self, world: &Arc<WorldCell>, next: Next) -> Response {
        if let Err(error) = throttle::count(&mut world.lock(), &self.who()) {
            return error.into_response();
        }
        if let Err(error) = self.read {
            return error.into_response();
        }
        let fault = match self.fault(world) {
            Ok(fault) => fault,
            Err(error) => return error.into_response(),
        };
        if let Some(fault) = fault {
            let now = world.lock().now();
            if let Some(response) = faults::instead(fault, now).await {
                return response;
            }
        }
        let (method, headers) = (self.parts.method.clone(), self.parts.headers.clone());
        self.parts
            .extensions
            .insert(OriginalUri(self.parts.uri.clone()));
        self.parts.extensions.insert(self.params);
        self.parts.extensions.insert(Arc::clone(world));
        if let Some(uri) = routed(&self.parts.uri) {
            self.parts.uri = uri;
        }
        let response = next
            .run(Request::from_parts(self.parts, Body::empty()))
            .await;
        let response = entity_tag::apply(&method, &headers, response).await;
        match fault {
            Some(fault) => faults::after(fault, response).await,
            None => response,
        }
    }

    /// Whose requests are counted together.
    fn who(&self) -> String {
        match credential::find(&self.parts.headers, &self.params) {
            Ok(credential::Credential::Personal(text) | credential::Credential::Bearer(text)) => {
                Token::parse(&text).map_or(text, |token| token.person)
            }
            _ => String::new(),
        }
    }

    /// The fault of the project that is addressed, after its limit of requests.
    fn fault(&self, world: &WorldCell) -> Result<Option<Fault>, ApiError> {
        let mut world = world.lock();
        let Some(asked) = project_path::addressed(self.parts.uri.path()) else {
            return Ok(None);
        };
        let Some(id) = project_path::find(&world, &asked.project) else {
            return Ok(None);
        };
        throttle::count_endpoint(&mut world, id)?;
        if asked.is_mirror_list && self.parts.method == Method::GET {
            world.mirror_lists += 1;
            if let Some(fault) = faults::meet_list(&world) {
                return Ok(Some(fault));
            }
        }
        Ok(if asked.is_mirror_route {
            faults::meet(&mut world, id)
        } else {
            None
        })
    }
}

/// Adds what every answer of GitLab carries.
fn sign(response: &mut Response) {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let id = format!("01SANDBOX{:017}", NEXT.fetch_add(1, Ordering::Relaxed));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), id);
    }
    let nosniff = HeaderValue::from_static("nosniff");
    response
        .headers_mut()
        .insert(header::X_CONTENT_TYPE_OPTIONS, nosniff);
    // The router's own idea of verbs; GitLab never tells.
    response.headers_mut().remove(header::ALLOW);
}

/// The address as routes are written: without doubled or trailing slashes, and without the `.json`
/// that any route may end with.
fn routed(uri: &Uri) -> Option<Uri> {
    let parts: Vec<&str> = uri
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let mut path = format!("/{}", parts.join("/"));
    let last = parts.last().copied().unwrap_or_default();
    // The full path of a project may really end so.
    if last.ends_with(".json") && !last.to_ascii_lowercase().contains("%2f") {
        path.truncate(path.len() - ".json".len());
    }
    match uri.query() {
        Some(query) => format!("{path}?{query}").parse().ok(),
        None => path.parse().ok(),
    }
}

/// The world a request belongs to: its token's, else the one named by the host
/// (`<world>.localhost`), else the world that was set last.
fn find_world(state: &AppState, headers: &HeaderMap, params: &Params) -> Arc<WorldCell> {
    let name = credential::world(headers, params);
    let name = name.unwrap_or_else(|| world_without_token(state, headers));
    state.worlds().get_or_seed(&name)
}

/// The world the host names, else the one that was set last.
pub(crate) fn world_without_token(state: &AppState, headers: &HeaderMap) -> WorldName {
    world_of_host(headers).unwrap_or_else(|| state.worlds().unnamed())
}

/// The world the host names, as in `<world>.localhost`.
pub(crate) fn world_of_host(headers: &HeaderMap) -> Option<WorldName> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    WorldName::parse(host.split_once(".localhost")?.0)
}

fn record(parts: &Parts, body: &Bytes, in_flight: usize) -> RequestRecord {
    let body = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(_) if body.is_empty() => Value::Null,
        Err(_) => Value::String(String::from_utf8_lossy(body).into_owned()),
    };
    RequestRecord {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.keys().map(ToString::to_string).collect(),
        body,
        in_flight,
        status: None,
    }
}
