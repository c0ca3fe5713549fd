//! Where the focus is, for giving it back.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element that has the focus; none if only the page as a whole has it.
pub(crate) fn current() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    let element = document.active_element()?.dyn_into::<HtmlElement>().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Gives the focus to an element; one that is no longer in the document leaves it where it is.
pub(crate) fn give_to(element: &HtmlElement) {
    // Fails only for elements that can never have it.
    _ = element.focus();
}
