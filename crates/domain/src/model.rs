//! What mirrors are and which rules hold for them, without any network.

pub mod id;
pub mod mirror;
pub mod secret;
pub mod timestamp;

mod lenient;
