//! The parts of a row that change, each written only when it has.

use crate::browser::dom;

/// A text in its element.
pub(super) struct TextSlot {
    /// The text itself: to change its words is less work for the browser than to replace it.
    text: dom::Node,
    shown: String,
}

impl TextSlot {
    /// Takes an element that holds nothing but an empty text.
    pub(super) fn new(element: &dom::Element) -> Self {
        Self {
            text: dom::first_node(element),
            shown: String::new(),
        }
    }

    /// Writes the text unless it stands there.
    pub(super) fn set(&mut self, text: &str) {
        if self.shown != text {
            dom::set_text(&self.text, text);
            text.clone_into(&mut self.shown);
        }
    }
}

/// An attribute of an element.
pub(super) struct AttributeSlot {
    element: dom::Element,
    name: &'static str,
    shown: Option<String>,
}

impl AttributeSlot {
    /// Takes an element that does not have the attribute yet.
    pub(super) fn new(element: &dom::Element, name: &'static str) -> Self {
        Self {
            element: element.clone(),
            name,
            shown: None,
        }
    }

    /// The element.
    pub(super) const fn element(&self) -> &dom::Element {
        &self.element
    }

    /// Writes the value unless it is there.
    pub(super) fn set(&mut self, value: &str) {
        if self.shown.as_deref() != Some(value) {
            dom::set_attribute(&self.element, self.name, value);
            self.shown = Some(value.to_owned());
        }
    }

    /// Is there without a value, or is not.
    pub(super) fn set_flag(&mut self, is_set: bool) {
        match (is_set, self.shown.is_some()) {
            (true, _) => self.set(""),
            (false, true) => {
                dom::remove_attribute(&self.element, self.name);
                self.shown = None;
            }
            (false, false) => {}
        }
    }
}
