//! What a widget does when something happens to it.

use std::marker::PhantomData;
use std::sync::Arc;

use super::arena::{Id, Node, insert};
use super::value::Held;

/// Something to do with a value, such as the state that a switch was turned to.
#[derive(Debug)]
pub struct Callback<T: 'static>(Id, PhantomData<fn(T)>);

/// Carries one function, where `dyn Fn` carries three.
trait Take<T>: Send + Sync {
    fn take(&self, value: T);
}

impl<T, F: Fn(T) + Send + Sync> Take<T> for F {
    fn take(&self, value: T) {
        self(value);
    }
}

type Function<T> = Box<dyn Take<T>>;

impl<T> Copy for Callback<T> {}

impl<T> Clone for Callback<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Callback<T> {
    /// Does it, if the view that made it still stands.
    pub fn run(self, value: T) {
        if let Some(Node::Stored(function)) = self.0.node()
            && let Some(function) = function.downcast_ref::<Function<T>>()
        {
            function.take(value);
        }
    }
}

impl<T: Held, F: Fn(T) + Send + Sync + 'static> From<F> for Callback<T> {
    fn from(function: F) -> Self {
        let function: Function<T> = Box::new(function);
        Self(insert(Node::Stored(Arc::new(function))), PhantomData)
    }
}

/// Something to do, such as when a button is pressed.
#[derive(Clone, Copy, Debug)]
pub struct Handler(Callback<()>);

impl Handler {
    /// Does it, if the view that made it still stands.
    pub fn run(self) {
        self.0.run(());
    }
}

impl<F: Fn() + Send + Sync + 'static> From<F> for Handler {
    fn from(function: F) -> Self {
        Self(Callback::from(move |()| function()))
    }
}
