//! One request to GitLab as a value, with the way to read its answer.

use std::fmt;

use crate::api::error::ApiError;
use crate::model::instance::InstanceUrl;

/// Longest wait for a read, in milliseconds.
const READ_TIMEOUT_MS: u32 = 20_000;

/// Longest wait for a write, in milliseconds.
///
/// Generous, because a server resolves the target's name before it answers a create (up to 15 s
/// alone), and giving up early would leave an outcome nobody knows.
const WRITE_TIMEOUT_MS: u32 = 60_000;

/// An HTTP verb this API uses.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Method {
    /// Reads; may be repeated.
    Get,
    /// Creates or starts; never repeated by itself.
    Post,
    /// Updates; never repeated by itself.
    Put,
    /// Deletes; never repeated by itself.
    Delete,
}

impl Method {
    /// The verb as it stands in a request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Whether it changes nothing on the server.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Get)
    }
}

/// Where a call goes on its instance, and how it writes its body.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Surface {
    /// The REST API: below `/api/v4`, bodies in JSON.
    Api,
    /// The OAuth provider: below the instance's root, bodies as forms.
    Root,
}

/// One request, relative to a [`Surface`] of an instance.
///
/// The transport adds the header with the credential.
/// `body` may hold a mirror's password or a token, so `Debug` hides it.
#[derive(Clone)]
pub struct Call<T> {
    /// HTTP verb.
    pub method: Method,
    /// Where the path begins.
    pub surface: Surface,
    /// Path and query, percent-encoded, beginning with `/`.
    pub path: String,
    /// Text of the body, on writes.
    pub body: Option<String>,
    /// Longest time to wait for the whole answer, in milliseconds.
    pub timeout_ms: u32,
    /// Turns the answer into a value.
    pub read: fn(&RawResponse) -> Result<T, ApiError>,
}

/// An answer as it came, before anybody interpreted it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawResponse {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, empty if not given.
    pub content_type: String,
    /// Headers that the contract exposes across origins, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Text of the body.
    pub body: String,
}

impl<T> Call<T> {
    /// A read.
    pub(crate) fn get(path: String, read: fn(&RawResponse) -> Result<T, ApiError>) -> Self {
        Self {
            method: Method::Get,
            surface: Surface::Api,
            path,
            body: None,
            timeout_ms: READ_TIMEOUT_MS,
            read,
        }
    }

    /// A write.
    pub(crate) fn write(
        method: Method,
        path: String,
        body: Option<String>,
        read: fn(&RawResponse) -> Result<T, ApiError>,
    ) -> Self {
        Self {
            method,
            surface: Surface::Api,
            path,
            body,
            timeout_ms: WRITE_TIMEOUT_MS,
            read,
        }
    }

    /// The same below the instance's root.
    pub(crate) fn at_root(self) -> Self {
        let surface = Surface::Root;
        Self { surface, ..self }
    }

    /// The whole address.
    pub fn url(&self, instance: &InstanceUrl) -> String {
        match self.surface {
            Surface::Api => [&instance.api_root(), self.path.as_str()].concat(),
            Surface::Root => instance.web(&self.path),
        }
    }

    /// What the body is.
    pub const fn content_type(&self) -> &'static str {
        match self.surface {
            Surface::Api => "application/json",
            Surface::Root => "application/x-www-form-urlencoded",
        }
    }

    /// Reads the answer: the value, or everything that can stand in its place.
    pub fn answer(&self, response: &RawResponse) -> Result<T, ApiError> {
        match ApiError::from_response(self.method, response) {
            Some(error) => Err(error),
            None => (self.read)(response),
        }
        .map_err(|error| self.failed(error))
    }

    /// Completes an error with what only the call knows: its endpoint, and whether a write may have happened.
    ///
    /// The transport passes [`ApiError::Network`] and [`ApiError::Timeout`] through it; [`Call::answer`] does so itself.
    pub fn failed(&self, error: ApiError) -> ApiError {
        completed(error, self.method, &self.path)
    }
}

/// Not generic: it stands once in the program.
fn completed(error: ApiError, method: Method, path: &str) -> ApiError {
    let error = error.at(method, path);
    if !method.is_read() && error.leaves_outcome_open() {
        return ApiError::UnknownOutcome(Box::new(error));
    }
    error
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Call({} {})", self.method.as_str(), self.path)
    }
}

impl RawResponse {
    /// The first header of that lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether it is a page for people, whatever its status says.
    ///
    /// Judged by its first character too, because some proxies send their page without a type. No body is no page: some
    /// frameworks give an empty success the type of one.
    pub(crate) fn is_html(&self) -> bool {
        let body = self.body.trim_start_matches('\u{feff}').trim_start();
        let media_type = self.content_type.split(';').next().unwrap_or_default();
        let is_typed = media_type.trim().eq_ignore_ascii_case("text/html");
        body.starts_with('<') || (is_typed && !body.is_empty())
    }
}
