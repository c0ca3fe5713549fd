//! Whether anybody can see the page.

use crate::browser::events::Listener;

/// Whether the tab is in the background.
pub(crate) fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Calls `listener` whenever the tab comes to the front or leaves it.
pub(crate) fn on_change(listener: impl Fn() + 'static) -> Option<Listener> {
    Listener::on_document("visibilitychange", move |_| listener())
}
