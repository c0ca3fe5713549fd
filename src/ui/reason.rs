//! Why a control cannot be used now: a tip inside the control, shown on hover and on focus.
//!
//! The control stays focusable (`aria-disabled`, not `disabled`), or nobody could read the reason
//! with a keyboard. The tip is hidden from the control's *name* and reaches assistive technology
//! as its *description*.

use super::element::{Element, el};
use crate::browser::{dom, page::Page};
use crate::reactive::{Signal, app, keep};

/// The attribute of the outermost element that hides every tip, known to the stylesheet.
const HIDDEN: &str = "data-reasons-hidden";

/// Lets Escape hide a tip that covers something, until the pointer or the focus moves on.
/// Call once, in the root component.
pub fn let_escape_hide_reasons() {
    let page = Page::of(app());
    let hide = move |event| {
        if dom::key(&event) == "Escape"
            && let Some(outermost) = page.outermost()
        {
            dom::set_attribute(&outermost, HIDDEN, "");
        }
    };
    keep(page.listen("keydown", hide));
    for event in ["focusin", "pointerover"] {
        let show = move |_| {
            if let Some(outermost) = page.outermost() {
                dom::remove_attribute(&outermost, HIDDEN);
            }
        };
        keep(page.listen(event, show));
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
