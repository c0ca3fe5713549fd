//! Keeping something alive for as long as the view that makes it.

use std::any::Any;

use leptos::prelude::{LocalStorage, StoredValue};

/// Drops the thing together with the view.
pub(crate) fn keep(thing: impl Any) {
    boxed(Box::new(thing));
}

fn boxed(thing: Box<dyn Any>) {
    StoredValue::<_, LocalStorage>::new_local(thing);
}
