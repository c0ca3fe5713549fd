//! Push mirrors: what is stored, how it is shown, and how it changes.
//!
//! GitLab's page: <https://docs.gitlab.com/api/remote_mirrors/>.

pub(crate) mod agenda;
pub(crate) mod entity;
pub(crate) mod form;
pub(crate) mod host_keys;
pub(crate) mod key_pair;
pub(crate) mod limits;
pub(crate) mod machine;
pub mod moment;
pub(crate) mod network;
pub mod outcome;
pub(crate) mod re2;
pub(crate) mod routes;
pub(crate) mod runner;
pub mod scripted;
pub mod state;
pub(crate) mod url_rules;
