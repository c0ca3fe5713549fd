//! The address bar: the hash is ours, everything before it is the host's.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::browser::events::Listener;

/// The location hash with its `#`, empty if there is none.
pub(crate) fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a hash as a new step of the history; listeners are told by the browser.
pub(crate) fn push_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Only a page in a sandboxed frame refuses; then the route stays where it is.
        let _ = window.location().set_hash(hash);
    }
}

/// Replaces the hash without a new step of the history and without telling listeners.
pub(crate) fn replace_hash(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Calls `listener` whenever the hash changes, until the guard is dropped.
pub(crate) fn on_hash_change(listener: impl Fn() + 'static) -> Option<Listener> {
    Listener::on_window("hashchange", move |_| listener())
}

/// Sets the title of the page; one that is there already is not touched.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && document.title() != title
    {
        document.set_title(title);
    }
}

/// The element that `index.html` keeps for the app.
pub(crate) fn app_element() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id("app")?
        .dyn_into()
        .ok()
}
