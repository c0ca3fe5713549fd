//! HTTP as GitLab speaks it around its routes: errors, parameters, pages, CORS and throttles.

pub(crate) mod body;
pub(crate) mod call;
pub(crate) mod coerce;
pub(crate) mod cors;
pub(crate) mod entity_tag;
pub(crate) mod error;
pub(crate) mod front;
pub(crate) mod guard;
pub(crate) mod keyset;
pub(crate) mod page;
pub(crate) mod params;
pub(crate) mod project_path;
pub(crate) mod sent;
pub(crate) mod throttle;

pub(crate) use call::ApiCall;
pub(crate) use error::ApiError;
pub(crate) use params::Params;
pub(crate) use sent::Sent;

/// What a handler of the API comes to.
pub(crate) type ApiResult = Result<axum::response::Response, ApiError>;
