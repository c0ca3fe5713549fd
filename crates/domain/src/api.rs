//! GitLab's REST endpoints as values: what to send and how to read the answer.

pub mod call;
pub mod error;
