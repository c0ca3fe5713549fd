//! What GitLab makes of the address of a mirror: whether it is allowed, and how it is shown.
//!
//! GitLab's model checks an address when a mirror is saved and again before every push, because
//! names may resolve to something else by then.

mod address;
mod blocker;
mod credentials;
mod mask;
mod uri;

pub(crate) use blocker::{Network, Refusal, SchemeOrder, check};
pub(crate) use credentials::Address;
pub(crate) use mask::{mask_text, masked_url};
pub(crate) use uri::Uri;
