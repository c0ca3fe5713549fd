//! Why a control cannot be used now: a tip inside the control, shown on hover and on focus.
//!
//! The control stays focusable (`aria-disabled`, not `disabled`), or nobody could read the reason
//! with a keyboard. The tip is hidden from the control's *name* and reaches assistive technology
//! as its *description*.

use leptos::{ev, prelude::*};

use super::element::{Element, el};

/// The attribute of the page's root that hides every tip, known to the stylesheet.
const HIDDEN: &str = "data-reasons-hidden";

/// Lets Escape hide a tip that covers something, until the pointer or the focus moves on.
/// Call once, in the root component.
pub fn let_escape_hide_reasons() {
    let Some(root) = document().document_element() else {
        return;
    };
    let root = StoredValue::new_local(root);
    let hide = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            // Fails only for names that are no attribute's.
            root.try_with_value(|root| _ = root.set_attribute(HIDDEN, ""));
        }
    };
    let show = move || root.try_with_value(|root| _ = root.remove_attribute(HIDDEN));
    let listeners = [
        window_event_listener(ev::keydown, hide),
        window_event_listener(ev::focusin, move |_| _ = show()),
        window_event_listener(ev::pointerover, move |_| _ = show()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

/// The tip. Must be a child of the control that it explains, whose `aria-describedby` names its id.
pub(crate) fn reason(id: &str, because: Signal<Option<String>>) -> Element {
    el("span")
        .class("reason")
        .attr("id", id)
        .attr("aria-hidden", "true")
        .child(because)
}
