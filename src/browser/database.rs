//! A small database of texts, for what is too large for [`storage`](super::storage).
//!
//! There is one table, sorted by key. Whoever stores here chooses a prefix for the keys.
//! A database that nobody has written to does not exist, also not after somebody looked for it.
//!
//! Natively, where the stores are tested, it stands in memory, one for each thread.

#[cfg(target_arch = "wasm32")]
mod indexed;
#[cfg(not(target_arch = "wasm32"))]
mod stand_in;
#[cfg(target_arch = "wasm32")]
mod transaction;

#[cfg(target_arch = "wasm32")]
pub use indexed::{erase, is_empty, read, read_all, remove_prefix, write};
#[cfg(not(target_arch = "wasm32"))]
pub use stand_in::{erase, is_empty, read, read_all, remove_prefix, write};
