//! Speaking to the world outside when something has changed.

use leptos::prelude::*;

/// Runs once the view stands, and again whenever a signal that it read has changed, until the
/// view goes.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn Run>) {
    Effect::new(move |_| run.run());
}

/// Carries one function, where `dyn FnMut` carries two.
trait Run {
    fn run(&mut self);
}

impl<F: FnMut()> Run for F {
    fn run(&mut self) {
        self();
    }
}
