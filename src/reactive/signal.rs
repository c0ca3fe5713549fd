//! A value to be read, wherever it comes from: what widgets take.

use std::marker::PhantomData;
use std::sync::Arc;

use super::arena::{Id, Node, insert};
use super::value::{Held, cast};
use super::{Memo, RwSignal};

/// A value to be read.
#[derive(Debug)]
pub struct Signal<T: 'static>(Id, PhantomData<fn() -> T>);

impl<T> Copy for Signal<T> {}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Held> Signal<T> {
    /// Computes at each reading. A [`Memo`] remembers.
    pub fn derive(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(insert(Node::Derived(Arc::new(compute))), PhantomData)
    }

    /// The value, followed.
    pub fn read(self) -> Arc<T> {
        cast(self.0.read())
    }

    /// A look at the value, followed.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.read())
    }

    /// A look at the value, not followed.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&cast(self.0.read_untracked()))
    }

    /// A copy of the value, followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        T::clone(&self.read())
    }

    /// A copy of the value, not followed.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

impl<T: Held + Default> Default for Signal<T> {
    fn default() -> Self {
        T::default().into()
    }
}

/// A value that never changes.
impl<T: Held> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self(insert(Node::Stored(Arc::new(value))), PhantomData)
    }
}

/// A text of the program, in the person's language.
impl From<&'static str> for Signal<String> {
    fn from(english: &'static str) -> Self {
        mirrordeck_language::text(english).to_owned().into()
    }
}

/// A text of the program, in the person's language.
impl From<&'static str> for Signal<Option<String>> {
    fn from(english: &'static str) -> Self {
        Some(mirrordeck_language::text(english).to_owned()).into()
    }
}

impl<T: Held> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(signal.0, PhantomData)
    }
}

impl<T: Held> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(memo.0, PhantomData)
    }
}
