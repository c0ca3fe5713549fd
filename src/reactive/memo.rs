//! A value that is computed from others, and tells of a change only if there is one.

use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::ArcMemo;

use super::arena::{Id, Node, insert};
use super::value::{Compute, Held, Value, cast};

/// A computed value.
#[derive(Debug)]
pub struct Memo<T: 'static>(pub(super) Id, PhantomData<fn() -> T>);

impl<T> Copy for Memo<T> {}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Held> Memo<T> {
    /// Computes when somebody reads, and again when what was read has changed.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self(create(Arc::new(compute), is_same::<T>), PhantomData)
    }

    /// The value, followed.
    pub fn read(self) -> Arc<T> {
        cast(self.0.read())
    }

    /// Whether it is gone, together with the view that made it.
    pub fn is_disposed(self) -> bool {
        self.0.node().is_none()
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

fn is_same<T: Held + PartialEq>(one: &Value, other: &Value) -> bool {
    match (one.downcast_ref::<T>(), other.downcast_ref::<T>()) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

fn create(function: Arc<dyn Compute>, is_same: fn(&Value, &Value) -> bool) -> Id {
    let memo = ArcMemo::new_owning(move |old: Option<Value>| {
        let new = function.compute();
        match old {
            Some(old) if is_same(&old, &new) => (old, false),
            _ => (new, true),
        }
    });
    insert(Node::Computed(memo))
}
