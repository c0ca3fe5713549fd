//! One type for every element, so that building one costs a few calls and no code of its own.
//!
//! `view!` makes a new type of each combination of tag, attributes and children, and each type
//! brings its own copy of everything a view can do. That was most of the program's size (see
//! `docs/decisions/0014-erased-elements.md`).

use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, reactive::owner::WeakOwner};

use super::{attribute::Attribute, child::Child, live, part::Part, property::Property, run::Take};
use crate::browser::dom;
use crate::reactive::{StoredValue, keep};

/// An element of the page under construction.
pub(crate) struct Element(dom::Element);

/// A new element.
pub(crate) fn el(tag: &str) -> Element {
    Element(dom::element(tag))
}

/// A new element of a drawing.
pub(crate) fn svg(tag: &str) -> Element {
    Element(dom::svg_element(tag))
}

impl Element {
    /// Sets its class, which the stylesheets know.
    pub(crate) fn class(self, class: &str) -> Self {
        dom::set_attribute(&self.0, "class", class);
        self
    }

    /// Sets an attribute: a text, perhaps none, or anything live of these.
    pub(crate) fn attr(self, name: &'static str, value: impl Attribute) -> Self {
        value.set(&self.0, name);
        self
    }

    /// Sets a property: yes or no or a text, or anything live of these.
    pub(crate) fn prop(self, name: &'static str, value: impl Property) -> Self {
        value.set(&self.0, name);
        self
    }

    /// Sets a property of its own style, live. Only for what is measured, such as a bar's length.
    pub(crate) fn style(self, name: &'static str, value: impl FnMut() -> String + 'static) -> Self {
        live::style(&self.0, name, Box::new(value));
        self
    }

    /// Calls the handler at each such event.
    pub(crate) fn on(self, event: &'static str, handler: impl FnMut(dom::Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(handler));
        self
    }

    /// Calls the handler at each press.
    pub(crate) fn on_click(self, mut handler: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| handler())
    }

    /// Adds what stands inside: parts, texts, several of them, or anything live of these.
    pub(crate) fn child(self, child: impl Child) -> Self {
        child.append_to(&self.0);
        self
    }

    /// Lets others find it.
    pub(crate) fn known_as(self, handle: ElementRef) -> Self {
        handle.0.set_value(Some(self.0.clone()));
        self
    }

    /// The element itself, for who changes it by hand: only where a signal for each text would cost
    /// more than the page (decision 4).
    pub(crate) fn by_hand(&self) -> dom::Element {
        self.0.clone()
    }

    pub(super) fn node(&self) -> &dom::Node {
        &self.0
    }
}

impl From<Element> for Part {
    fn from(element: Element) -> Self {
        Self::new(element.0.into())
    }
}

/// Listeners may start tasks and use contexts of the view that they stand in, and end with it.
fn listen(element: &dom::Element, event: &'static str, handler: Box<dyn Take<dom::Event>>) {
    // Weak: the browser keeps a listener as long as its element, and a handler that knows the element
    // would keep that in turn.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let handler = Rc::new(RefCell::new(handler));
    let known = Rc::downgrade(&handler);
    keep(handler);
    let listener = move |event| {
        if let Some(handler) = known.upgrade()
            && let Ok(mut handler) = handler.try_borrow_mut()
        {
            match owner.as_ref().and_then(WeakOwner::upgrade) {
                Some(owner) => owner.with(|| handler.take(event)),
                None => handler.take(event),
            }
        }
    };
    dom::listen(element, event, Box::new(listener));
}

/// A handle to an element, such as a field that is to take the focus.
#[derive(Clone, Copy, Debug, Default)]
pub struct ElementRef(StoredValue<Option<dom::Element>>);

impl ElementRef {
    /// The element, while the view stands.
    pub(crate) fn get(self) -> Option<dom::Element> {
        self.0.try_get_value().flatten()
    }

    /// Puts the focus there.
    pub fn focus(self) {
        if let Some(element) = self.get() {
            dom::focus(&element);
        }
    }
}
