//! A second thread that carries the reads of a long scan (decision 26).
//!
//! What a browser itself does for a request takes longer than all that is done with the answer, and it
//! does it on the thread that asks. Asked from another one, the page has time for the person.
//!
//! There is none natively, where a browser allows none, and before somebody starts it.

#[cfg(not(target_arch = "wasm32"))]
mod absent;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod thread;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use absent::{send, start, stop};
#[cfg(target_arch = "wasm32")]
pub(crate) use page::{send, start, stop};
#[cfg(target_arch = "wasm32")]
pub(crate) use thread::carry;
