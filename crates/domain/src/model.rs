//! What mirrors are and which rules hold for them, without any network.

pub mod date;
pub mod id;
pub mod mirror;
pub mod project;
pub mod pull_mirror;
pub mod secret;
pub mod timestamp;
pub mod token;
pub mod user;
pub mod version;

mod lenient;
