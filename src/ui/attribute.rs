//! What an attribute can be set to.

use super::live;
use crate::browser::dom;
use crate::reactive::Signal;

/// Something that an attribute can be set to.
pub(crate) trait Attribute {
    /// Sets the attribute, and keeps it up to date if the value is live.
    fn set(self, element: &dom::Element, name: &'static str);
}

impl Attribute for &str {
    fn set(self, element: &dom::Element, name: &'static str) {
        dom::set_attribute(element, name, self);
    }
}

impl Attribute for &String {
    fn set(self, element: &dom::Element, name: &'static str) {
        dom::set_attribute(element, name, self);
    }
}

impl Attribute for String {
    fn set(self, element: &dom::Element, name: &'static str) {
        dom::set_attribute(element, name, &self);
    }
}

impl<A: Attribute> Attribute for Option<A> {
    fn set(self, element: &dom::Element, name: &'static str) {
        if let Some(value) = self {
            value.set(element, name);
        }
    }
}

impl Attribute for Signal<String> {
    fn set(self, element: &dom::Element, name: &'static str) {
        live::attribute(element, name, Box::new(move || Some(self.get())));
    }
}

impl Attribute for Signal<Option<String>> {
    fn set(self, element: &dom::Element, name: &'static str) {
        live::attribute(element, name, Box::new(move || self.get()));
    }
}

/// Anything live: a function that reads signals.
impl<F, T> Attribute for F
where
    F: FnMut() -> T + 'static,
    T: Text,
{
    fn set(mut self, element: &dom::Element, name: &'static str) {
        live::attribute(element, name, Box::new(move || self().into_text()));
    }
}

/// What the function of a live attribute may answer.
pub(crate) trait Text {
    /// The attribute's text, or that there is to be none.
    fn into_text(self) -> Option<String>;
}

impl Text for Option<String> {
    fn into_text(self) -> Option<String> {
        self
    }
}

impl Text for Option<&'static str> {
    fn into_text(self) -> Option<String> {
        self.map(str::to_owned)
    }
}

impl Text for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

impl Text for &'static str {
    fn into_text(self) -> Option<String> {
        Some(self.to_owned())
    }
}

/// Present without a text, or missing.
impl Text for bool {
    fn into_text(self) -> Option<String> {
        self.then(String::new)
    }
}
