//! What a property of an element can be set to.

use super::{live, run::Read};
use crate::browser::dom;
use crate::reactive::{RwSignal, Signal};

/// Something that a property can be set to.
pub(crate) trait Property {
    /// Sets the property, and keeps it up to date if the value is live.
    fn set(self, element: &dom::Element, name: &'static str);
}

impl Property for Signal<bool> {
    fn set(self, element: &dom::Element, name: &'static str) {
        flag(element, name, Box::new(move || self.get()));
    }
}

/// A function that reads signals.
impl<F> Property for F
where
    F: FnMut() -> bool + 'static,
{
    fn set(self, element: &dom::Element, name: &'static str) {
        flag(element, name, Box::new(self));
    }
}

impl Property for RwSignal<String> {
    fn set(self, element: &dom::Element, name: &'static str) {
        Signal::<String>::from(self).set(element, name);
    }
}

/// A text that somebody else keeps. To set it to what it is already leaves the cursor in place.
impl Property for Signal<String> {
    fn set(self, element: &dom::Element, name: &'static str) {
        let element = element.clone();
        live::effect(Box::new(move || {
            self.with(|text| dom::set_property(&element, name, &text.as_str().into()));
        }));
    }
}

fn flag(element: &dom::Element, name: &'static str, mut read: Box<dyn Read<bool>>) {
    let element = element.clone();
    live::effect(Box::new(move || {
        dom::set_property(&element, name, &read.read().into());
    }));
}
