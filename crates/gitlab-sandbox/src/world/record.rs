//! What was asked of a world, for asserting what was sent and what was not.

use serde::Serialize;
use serde_json::Value;

/// One request to the API.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RequestRecord {
    /// The HTTP method.
    pub(crate) method: String,
    /// The path as sent, still percent-encoded.
    pub(crate) path: String,
    /// The query as sent, without the question mark.
    pub(crate) query: Option<String>,
    /// Names of the headers, in lower case; values hold secrets and are left out.
    pub(crate) headers: Vec<String>,
    /// The body: as JSON if it is some, else as text, else null.
    pub(crate) body: Value,
    /// How many requests to the API of this world were under way when it began, itself among them.
    /// Preflights do not count.
    pub(crate) in_flight: usize,
    /// The status answered; null if the connection was dropped instead.
    pub(crate) status: Option<u16>,
}
