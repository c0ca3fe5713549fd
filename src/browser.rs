//! The only place that talks to the browser: network, clock, storage, location, clipboard.
//!
//! Holds no state of the application.

pub mod channel;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod config_file;
pub(crate) mod crash;
pub(crate) mod crypto;
pub mod database;
pub mod deadline;
pub(crate) mod dom;
pub(crate) mod events;
pub(crate) mod favicon;
pub(crate) mod focus;
pub(crate) mod host;
pub(crate) mod http;
pub(crate) mod intl;
pub(crate) mod language;
pub(crate) mod location;
pub(crate) mod network;
pub(crate) mod notifications;
pub mod page;
pub(crate) mod random;
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        dead_code,
        reason = "natively stand-ins take the place of most of its users"
    )
)]
mod reflect;
pub(crate) mod save_file;
pub mod storage;
pub mod tab_lock;
pub(crate) mod theme;
pub(crate) mod viewport;
pub(crate) mod visibility;
pub(crate) mod worker;
