//! What the app knows and does: one store per matter, each outliving the pages that show it.

pub(crate) mod activity;
pub(crate) mod client;
pub(crate) mod config;
pub(crate) mod connectivity;
pub(crate) mod drafts;
pub(crate) mod fleet;
pub(crate) mod host;
pub(crate) mod idle;
pub(crate) mod language;
pub(crate) mod now;
pub(crate) mod pending_sign_in;
pub(crate) mod preferences;
pub(crate) mod probe;
pub(crate) mod project;
pub(crate) mod saved_filters;
pub(crate) mod session;
pub(crate) mod small_map;
pub(crate) mod snapshot;
pub(crate) mod toasts;
pub(crate) mod token_store;
