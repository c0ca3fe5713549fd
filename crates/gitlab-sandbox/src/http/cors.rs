//! Cross-origin rules of GitLab's API.
//!
//! Two rules as in GitLab's `config/application.rb` of 17.x and 18.x: credentials for the
//! instance's own origin, and everybody else without credentials. `Retry-After`, `RateLimit-*`,
//! `Location`, `WWW-Authenticate` and `Date` are not exposed, so scripts cannot read them.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, response::Response},
};

const METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
const EXPOSED: &str = "Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, \
    X-Prev-Page, X-Gitlab-Blob-Id, X-Gitlab-Commit-Id, X-Gitlab-Content-Sha256, \
    X-Gitlab-Encoding, X-Gitlab-File-Name, X-Gitlab-File-Path, X-Gitlab-Last-Commit-Id, \
    X-Gitlab-Ref, X-Gitlab-Size, X-Request-Id, ETag";
/// What the middleware tells browsers unless told otherwise, in seconds.
const MAX_AGE: &str = "7200";

/// Marks an answer from outside this layer, which no script of another origin can read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutsideCors;

/// What the rules say about one request.
pub(crate) struct Cors {
    origin: Option<HeaderValue>,
    is_own: bool,
    asked_headers: Option<HeaderValue>,
    is_preflight: bool,
}

impl Cors {
    /// Looks at a request to the instance at `own`.
    pub(crate) fn new(method: &Method, headers: &HeaderMap, own: &str) -> Self {
        let origin = headers.get(header::ORIGIN).cloned();
        let asks = headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        Self {
            is_own: origin.as_ref().is_some_and(|origin| origin == own),
            is_preflight: *method == Method::OPTIONS && origin.is_some() && asks,
            asked_headers: headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned(),
            origin,
        }
    }

    /// The answer to a preflight, ahead of authentication and throttling.
    pub(crate) fn preflight(&self) -> Option<Response<Body>> {
        if !self.is_preflight {
            return None;
        }
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::OK;
        if let Some(asked) = &self.asked_headers {
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
        }
        self.apply(&mut response);
        Some(response)
    }

    /// Adds what a script of that origin needs to read the answer.
    pub(crate) fn apply(&self, response: &mut Response<Body>) {
        if response.extensions().get::<OutsideCors>().is_some() {
            return;
        }
        let headers = response.headers_mut();
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
        let Some(origin) = &self.origin else {
            return;
        };
        if self.is_own {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            let yes = HeaderValue::from_static("true");
            headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, yes);
        } else {
            let any = HeaderValue::from_static("*");
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
        }
        for (name, text) in [
            (header::ACCESS_CONTROL_ALLOW_METHODS, METHODS),
            (header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED),
            (header::ACCESS_CONTROL_MAX_AGE, MAX_AGE),
        ] {
            headers.insert(name, HeaderValue::from_static(text));
        }
    }
}
