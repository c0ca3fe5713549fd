//! One request to GitLab as a value, with the way to read its answer.

use crate::api::error::ApiError;

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

/// One request, relative to an instance's `/api/v4`.
///
/// The transport adds the token header and sends `body` as `application/json`.
/// `body` may hold a mirror's password, so `Debug` hides it.
#[derive(Clone)]
pub struct Call<T> {
    /// HTTP verb.
    pub method: Method,
    /// Path and query below `/api/v4`, percent-encoded, beginning with `/`.
    pub path: String,
    /// JSON text of the body, on writes.
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

impl RawResponse {
    /// The first header of that lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}
