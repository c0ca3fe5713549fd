//! The only place that talks to the browser: network, clock, storage, location, clipboard.
//!
//! Holds no state of the application.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod config_file;
pub(crate) mod crash;
pub(crate) mod dom;
pub(crate) mod events;
pub(crate) mod focus;
pub(crate) mod http;
pub(crate) mod intl;
pub(crate) mod location;
pub(crate) mod network;
pub(crate) mod random;
pub(crate) mod save_file;
pub(crate) mod storage;
pub(crate) mod theme;
pub(crate) mod viewport;
pub(crate) mod visibility;
