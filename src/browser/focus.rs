//! Where the focus is, for giving it back, and where a person has to look next.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::page::Page;

/// The first control of the open dialog that says it is invalid.
pub(crate) const FIRST_INVALID: &str = "dialog[open] [aria-invalid='true']";
/// The alert in the open dialog; it cannot have the focus, but it can be seen.
pub(crate) const ALERT: &str = "dialog[open] [role='alert']";
/// The first line of text in the open dialog.
pub(crate) const FIRST_FIELD: &str = "dialog[open] input";

/// Whether the person is entering text.
pub(crate) fn is_typing(page: Page) -> bool {
    page.focused().is_some_and(|element| {
        ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str())
            && element.get_attribute("type").as_deref() != Some("checkbox")
    })
}

/// Gives the focus to an element; one that is no longer in the document leaves it where it is.
pub(crate) fn give_to(element: &HtmlElement) {
    // Fails only for elements that can never have it.
    _ = element.focus();
}

/// Gives the focus to the first descendant that matches, if there is one.
pub(crate) fn give_to_first(inside: &Element, selector: &str) {
    let found = inside.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        give_to(&element);
    }
}

/// Gives the focus to the first element that matches, or at least brings it into view, as soon as the page
/// shows what was just decided.
pub(crate) fn give_soon(page: Page, selector: &'static str) {
    Timeout::new(0, move || {
        let found = page.first(selector);
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            give_to(&element);
            // What has the focus was brought into view by that.
            if page.focused().as_ref() != Some(&element) {
                element.scroll_into_view_with_bool(false);
            }
        }
    })
    .forget();
}
