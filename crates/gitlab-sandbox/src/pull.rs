//! The pull mirror a project may have on Enterprise Edition.
//!
//! GitLab's page: <https://docs.gitlab.com/api/project_pull_mirroring/>.

pub(crate) mod entity;
pub(crate) mod form;
pub(crate) mod machine;
pub(crate) mod routes;
pub(crate) mod state;
