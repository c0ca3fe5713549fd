//! Functions behind a pointer.
//!
//! A `Box<dyn FnMut()>` carries two functions, of which one, for being called only once, is never
//! called and yet compiled for every closure. These traits carry one.

/// A function that reads signals.
pub(super) trait Read<T> {
    /// Calls it.
    fn read(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Read<T> for F {
    fn read(&mut self) -> T {
        self()
    }
}

/// A function that is told something, such as an event.
pub(super) trait Take<T> {
    /// Calls it.
    fn take(&mut self, value: T);
}

impl<T, F: FnMut(T)> Take<T> for F {
    fn take(&mut self, value: T) {
        self(value);
    }
}
