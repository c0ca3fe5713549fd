//! What changes while it stands. Each kind of change exists once in the program, as a boxed
//! function run by the one type of render effect.

use leptos::prelude::*;

use super::run::{Read, Take};
use crate::browser::dom;

/// Runs now, and again whenever a signal that it read has changed, until the view goes.
pub(super) fn effect(mut run: Box<dyn Read<()>>) {
    let effect = RenderEffect::new(move |_| run.read());
    on_cleanup(move || drop(effect));
}

/// The same for who writes into the page by hand.
pub(crate) fn live_effect(run: impl FnMut() + 'static) {
    effect(Box::new(run));
}

/// A text.
pub(super) fn text(parent: &dom::Element, mut read: Box<dyn Read<String>>) {
    let node = dom::text("");
    dom::append(parent, &node);
    let mut shown = String::new();
    effect(Box::new(move || {
        let text = read.read();
        if text != shown {
            dom::set_text(&node, &text);
            shown = text;
        }
    }));
}

/// An attribute that may be missing.
pub(super) fn attribute(
    element: &dom::Element,
    name: &'static str,
    mut read: Box<dyn Read<Option<String>>>,
) {
    let element = element.clone();
    let mut shown = None;
    effect(Box::new(move || {
        let value = read.read();
        if value != shown {
            match &value {
                Some(value) => dom::set_attribute(&element, name, value),
                None => dom::remove_attribute(&element, name),
            }
            shown = value;
        }
    }));
}

/// A measured property of the element's own style.
pub(super) fn style(element: &dom::Element, name: &'static str, mut read: Box<dyn Read<String>>) {
    let element = element.clone();
    let mut shown = String::new();
    effect(Box::new(move || {
        let value = read.read();
        if value != shown {
            dom::set_style(&element, name, &value);
            shown = value;
        }
    }));
}

/// A part of the page that is built anew each time, between two markers.
pub(super) fn region(parent: &dom::Element, mut fill: Box<dyn Take<dom::Element>>) {
    let start = dom::marker();
    let end = dom::marker();
    dom::append(parent, &start);
    dom::append(parent, &end);
    effect(Box::new(move || {
        dom::remove_between(&start, &end);
        let content = dom::collection();
        fill.take(content.clone());
        if let Some(parent) = end.parent_node() {
            dom::insert(&parent, &content, Some(&end));
        }
    }));
}
