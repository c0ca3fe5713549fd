//! What mirrors are and which rules hold for them, without any network.

pub mod date;
pub mod id;
pub mod json;
pub mod secret;
pub mod timestamp;

pub mod account;
pub mod credential;
pub mod mirror;
pub mod project;
pub mod pull_mirror;
pub mod token;
pub mod user;
pub mod version;

pub mod capabilities;
pub mod instance;
pub mod project_query;
pub mod sign_in;

pub mod target_url;

pub mod back_off;
pub mod health;
pub mod last_error;
pub mod schedule;
pub mod verdict;

pub mod fleet;
pub mod scan;

pub mod export;

mod lenient;
pub(crate) mod percent;
