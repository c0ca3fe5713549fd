//! Leptos' signals with one type beneath all of them.
//!
//! `RwSignal<T>`, `Memo<T>` and `Signal<T>` of Leptos bring their whole code once for each `T`,
//! about a kilobyte each time. Here the value stands behind a shared pointer of one type, so the
//! code of Leptos is there once, and each `T` only adds a cast (see
//! `docs/decisions/0016-one-type-behind-every-signal.md`).
//!
//! Names and meaning are those of Leptos.

mod arena;
mod callback;
mod context;
mod effect;
mod keep;
mod memo;
mod rw_signal;
mod signal;
mod stored_value;
mod task;
mod value;

pub use callback::{Callback, Handler};
pub(crate) use context::expect_context;
pub(crate) use effect::effect;
pub(crate) use keep::keep;
pub use memo::Memo;
pub use rw_signal::RwSignal;
pub use signal::Signal;
pub use stored_value::StoredValue;
pub(crate) use task::{app, begin_app, give_way, in_app, spawn, spawn_begun, spawn_scoped};
