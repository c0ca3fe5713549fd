//! Whether anybody can see the page, and whether somebody looks at it.

/// Whether the tab is in the background.
pub(crate) fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Whether the page is in front and in use, so that what it shows is seen.
pub(crate) fn is_watched() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| !document.hidden() && document.has_focus().unwrap_or(true))
}
