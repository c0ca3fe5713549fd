//! GitLab's REST endpoints as values: what to send and how to read the answer.

pub mod call;
pub mod error;
pub mod page;

pub mod metadata;
pub mod mirrors;
pub mod oauth;
pub mod permission;
pub mod project_list;
pub mod projects;
pub mod pull_mirrors;
pub mod tokens;
pub mod users;

pub mod mirror_changes;
pub mod new_mirror;
pub mod public_key;
pub mod pull_mirror_changes;

pub mod scan_answer;

pub mod curl;

mod body;
mod excerpt;
mod read;
mod said;
mod segment;
