//! A value that can be set, and that is followed by whoever reads it.

use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, Set, UpdateUntracked};

use super::arena::{Id, Node, insert};
use super::value::{Held, Value, cast};

/// A value that can be set.
#[derive(Debug)]
pub struct RwSignal<T: 'static>(pub(super) Id, PhantomData<fn() -> T>);

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Held + Default> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Held> RwSignal<T> {
    /// Begins with a value. Lives as long as the view that makes it.
    pub fn new(value: T) -> Self {
        Self(create(Arc::new(value)), PhantomData)
    }

    /// The value, followed.
    pub fn read(self) -> Arc<T> {
        cast(self.0.read())
    }

    /// The value, not followed.
    pub fn read_untracked(self) -> Arc<T> {
        cast(self.0.read_untracked())
    }

    /// A look at the value, followed.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.read())
    }

    /// A look at the value, not followed.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.read_untracked())
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
        T::clone(&self.read_untracked())
    }

    /// Follows the value without looking at it.
    pub fn track(self) {
        self.0.read();
    }

    /// Whether it is gone, together with the view that made it.
    pub fn is_disposed(self) -> bool {
        self.0.node().is_none()
    }

    /// Replaces the value and tells whoever follows it, if the signal still lives.
    pub fn set(self, value: T) {
        set(self.0, Arc::new(value));
    }

    /// Changes the value and tells whoever follows it, if the signal still lives.
    ///
    /// A value that somebody still looks at is copied first.
    pub fn update(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        if let Some(value) = take(self.0) {
            let mut value = cast(value);
            change(Arc::make_mut(&mut value));
            set(self.0, value);
        }
    }
}

fn create(value: Value) -> Id {
    insert(Node::Set(ArcRwSignal::new(value)))
}

fn set(id: Id, value: Value) {
    if let Some(Node::Set(signal)) = id.node() {
        signal.set(value);
    }
}

/// Leaves nothing behind, so that the value has one owner and need not be copied.
fn take(id: Id) -> Option<Value> {
    match id.node() {
        Some(Node::Set(signal)) => {
            signal.try_update_untracked(|value| std::mem::replace(value, Arc::new(())))
        }
        _ => None,
    }
}
