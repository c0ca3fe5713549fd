//! A value that nobody follows, kept as long as the view that makes it.

use std::marker::PhantomData;
use std::sync::Arc;

use super::arena::{Id, Node, gone, insert};
use super::value::{Held, Value, cast};

/// A value that nobody follows.
#[derive(Debug)]
pub struct StoredValue<T: 'static>(Id, PhantomData<fn() -> T>);

impl<T> Copy for StoredValue<T> {}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Held + Default> Default for StoredValue<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Held> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        Self(insert(Node::Stored(Arc::new(value))), PhantomData)
    }

    /// The value, if the view still stands.
    pub fn try_read_value(self) -> Option<Arc<T>> {
        value_of(self.0.node()).map(cast)
    }

    /// The value.
    pub fn read_value(self) -> Arc<T> {
        match self.try_read_value() {
            Some(value) => value,
            None => gone(),
        }
    }

    /// A look at the value.
    pub fn with_value<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.read_value())
    }

    /// A copy of the value.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// A copy of the value, if the view still stands.
    pub fn try_get_value(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_read_value().map(|value| T::clone(&value))
    }

    /// Replaces the value, if the view still stands.
    pub fn set_value(self, value: T) {
        self.0.replace(Node::Stored(Arc::new(value)));
    }

    /// Changes the value, if the view still stands.
    pub fn update_value(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        // Nothing is left behind meanwhile, so that the value has one owner and need not be copied.
        if let Some(value) = value_of(self.0.replace(Node::Stored(Arc::new(())))) {
            let mut value = cast(value);
            change(Arc::make_mut(&mut value));
            self.0.replace(Node::Stored(value));
        }
    }
}

fn value_of(node: Option<Node>) -> Option<Value> {
    match node {
        Some(Node::Stored(value)) => Some(value),
        _ => None,
    }
}
