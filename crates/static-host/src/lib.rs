//! Serves a built Mirrordeck the way a careful web server would.
//!
//! The demo and the end-to-end tests run the app through this host: from a sub-path, under the
//! strict content policy, with precompressed files and the cache rules that `docs/hosting.md`
//! recommends. It knows nothing about GitLab, and it never generates a page of its own.

mod config;
mod files;
mod headers;
mod host;
mod policy;

pub use config::RuntimeConfig;
pub use host::{Options, StaticHost};
pub use policy::content_policy;
