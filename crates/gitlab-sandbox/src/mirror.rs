//! Push mirrors: what is stored, how it is shown, and how it changes.
//!
//! GitLab's page: <https://docs.gitlab.com/api/remote_mirrors/>.

pub(crate) mod machine;
pub mod moment;
pub mod outcome;
pub(crate) mod routes;
pub mod scripted;
pub mod state;
