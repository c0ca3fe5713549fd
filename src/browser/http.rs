//! Sending calls over the network with `fetch`.
//!
//! A request ends when its future is dropped.
//! Cookies and the referrer never travel along, and nothing is cached.

use std::future::Future;
use std::pin::Pin;

use gloo_net::http::{Request, Response};
use mirrordeck_domain::api::call::{Method, RawResponse};
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_language::text;
use wasm_bindgen::JsValue;
use web_sys::{
    AbortController, AbortSignal, Headers, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit,
};

use crate::browser::deadline;

/// Largest answer that is read, in bytes; a page of 100 mirrors is about 60 kB.
const LARGEST_ANSWER: usize = 5_000_000;

/// Headers that GitLab lets script read across origins and that we use.
const READ_HEADERS: [&str; 4] = ["x-next-page", "x-total", "link", "x-request-id"];

/// What to send, ready for the wire.
#[derive(Clone)]
pub(crate) struct Outgoing {
    /// HTTP verb.
    pub(crate) method: Method,
    /// Whole address.
    pub(crate) url: String,
    /// Name and value of the header that carries the credential, if one goes along.
    pub(crate) authorization: Option<(&'static str, String)>,
    /// What the body is, if there is one.
    pub(crate) content_type: &'static str,
    /// Text of the body, on writes.
    pub(crate) body: Option<String>,
    /// Longest wait for the whole answer, in milliseconds.
    pub(crate) timeout_ms: u32,
}

/// The answer to come.
pub(crate) type Answer = Pin<Box<dyn Future<Output = Result<RawResponse, ApiError>>>>;

/// Whoever carries requests: the network, or a script in a test.
pub(crate) trait Transport {
    /// Sends one request.
    ///
    /// # Errors
    /// [`ApiError::Network`], [`ApiError::Timeout`], or [`ApiError::Undecodable`] for an answer that is too large.
    fn send(&self, outgoing: Outgoing) -> Answer;
}

/// The network.
pub(crate) struct Fetch;

impl Transport for Fetch {
    fn send(&self, outgoing: Outgoing) -> Answer {
        Box::pin(send(outgoing))
    }
}

/// Aborts the request when dropped, unless that is over.
struct AbortOnDrop {
    controller: AbortController,
    is_over: bool,
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if !self.is_over {
            self.controller.abort();
        }
    }
}

async fn send(outgoing: Outgoing) -> Result<RawResponse, ApiError> {
    let mut guard = AbortOnDrop {
        controller: AbortController::new().map_err(|_| ApiError::Network)?,
        is_over: false,
    };
    let signal = guard.controller.signal();
    let timeout_ms = outgoing.timeout_ms;
    let exchange = Box::pin(exchange(&outgoing, &signal));
    let deadline = Box::pin(deadline::passed(timeout_ms));
    match futures::future::select(exchange, deadline).await {
        futures::future::Either::Left((answer, _)) => {
            guard.is_over = true;
            answer
        }
        futures::future::Either::Right(_) => Err(ApiError::Timeout),
    }
}

async fn exchange(outgoing: &Outgoing, signal: &AbortSignal) -> Result<RawResponse, ApiError> {
    let request = request(outgoing, signal).map_err(|_| ApiError::Network)?;
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    let body = read_body(&response).await?;
    let headers = response.headers();
    Ok(RawResponse {
        status: response.status(),
        content_type: headers.get("content-type").unwrap_or_default(),
        headers: READ_HEADERS
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), headers.get(name)?)))
            .collect(),
        body,
    })
}

/// The request as the browser takes it. gloo-net's own builder makes another one first to read the
/// address from, and adds an empty query to that: work that tells when a scan sends thousands.
fn request(outgoing: &Outgoing, signal: &AbortSignal) -> Result<Request, JsValue> {
    let headers = Headers::new()?;
    if let Some((name, value)) = &outgoing.authorization {
        headers.set(name, value)?;
    }
    let options = RequestInit::new();
    options.set_method(outgoing.method.as_str());
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_cache(RequestCache::NoStore);
    options.set_signal(Some(signal));
    if let Some(body) = &outgoing.body {
        headers.set("Content-Type", outgoing.content_type)?;
        options.set_body(&JsValue::from_str(body));
    }
    options.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(&outgoing.url, &options).map(Request::from)
}

pub(super) fn too_large() -> ApiError {
    ApiError::Undecodable {
        endpoint: String::new(),
        detail: text("the answer is larger than 5 MB").to_owned(),
        excerpt: String::new(),
    }
}

/// Reads the body as bytes first, so that an answer that is too large never becomes text.
async fn read_body(response: &Response) -> Result<String, ApiError> {
    let bytes = response.binary().await.map_err(|_| ApiError::Network)?;
    if bytes.len() > LARGEST_ANSWER {
        return Err(too_large());
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
