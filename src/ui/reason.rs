//! Why a control cannot be used now: a tip inside the control, shown on hover and on focus.
//!
//! The control stays focusable (`aria-disabled`, not `disabled`), or nobody could read the reason
//! with a keyboard. The tip is hidden from the control's *name* and reaches assistive technology
//! as its *description*.

use leptos::{ev, prelude::*};

use super::element::{Element, el};
use crate::browser::dom;
use crate::reactive::Signal;

/// The attribute of the page's root that hides every tip, known to the stylesheet.
const HIDDEN: &str = "data-reasons-hidden";

/// Lets Escape hide a tip that covers something, until the pointer or the focus moves on.
/// Call once, in the root component.
pub fn let_escape_hide_reasons() {
    let hide = |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            with_root(|root| _ = root.set_attribute(HIDDEN, ""));
        }
    };
    let show = || with_root(|root| _ = root.remove_attribute(HIDDEN));
    let listeners = [
        window_event_listener(ev::keydown, hide),
        window_event_listener(ev::focusin, move |_| show()),
        window_event_listener(ev::pointerover, move |_| show()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

/// Changes the page's root; it fails only for names that are no attribute's.
fn with_root(change: impl Fn(&dom::Element)) {
    if let Some(root) = document().document_element() {
        change(&root);
    }
}

/// The tip. Must be a child of the control that it explains, whose `aria-describedby` names its id.
pub(crate) fn reason(id: &str, because: Signal<Option<String>>) -> Element {
    el("span")
        .class("reason")
        .attr("id", id)
        .attr("aria-hidden", "true")
        .child(because)
}
