//! A value of any type behind a shared pointer.

use std::any::Any;
use std::sync::Arc;

/// A value whose type is known to whoever holds the signal.
pub(super) type Value = Arc<dyn Any + Send + Sync>;

/// What a signal can hold. `Send` and `Sync` are Leptos' wish; the app has one thread.
pub trait Held: Send + Sync + 'static {}

impl<T: Send + Sync + 'static> Held for T {}

/// A function that computes a value. Unlike `dyn Fn`, it carries no functions for being called in
/// other ways, which would be compiled for every closure.
pub(super) trait Compute: Send + Sync {
    /// Calls it.
    fn compute(&self) -> Value;
}

impl<T: Held, F: Fn() -> T + Send + Sync> Compute for F {
    fn compute(&self) -> Value {
        Arc::new(self())
    }
}

/// The value as what it is.
pub(super) fn cast<T: Held>(value: Value) -> Arc<T> {
    match value.downcast() {
        Ok(value) => value,
        Err(_) => mistaken(),
    }
}

/// Once in the program, unlike the text of an `expect`.
#[cold]
fn mistaken() -> ! {
    panic!("a signal holds what its type says, and is not read while it is being updated")
}
