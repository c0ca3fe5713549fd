//! What people read about states and errors that come from below, one function per matter.
//!
//! Words that belong to one screen stay in that screen.

pub(crate) mod cause;
pub(crate) mod error;
pub(crate) mod health;
pub(crate) mod mirror;
pub(crate) mod reason;
pub(crate) mod sign_in;
pub(crate) mod verdict;
