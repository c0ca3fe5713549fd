//! Who is calling, and what the token lets them do.

pub(crate) mod ability;
pub(crate) mod caller;
pub(crate) mod credential;
pub(crate) mod token;
mod validity;

pub(crate) use caller::Caller;
