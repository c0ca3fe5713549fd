//! Serves a built Mirrordeck the way a careful web server would, and tells other servers how.
//!
//! The demo and the end-to-end tests run the app through this host: from a sub-path, under the
//! strict content policy, with precompressed files and the cache rules that `docs/hosting.md`
//! recommends. It knows nothing about GitLab, and it never generates a page of its own.

mod config;
mod files;
pub mod headers;
mod host;
mod origin;
mod policy;
pub mod recipe;

pub use config::RuntimeConfig;
pub use host::{Options, StaticHost};
pub use origin::{NoOrigin, Origin};
pub use policy::{Reach, content_policy, host_policy, page_policy};
