//! Whether anybody can see the page, and whether somebody looks at it.
//!
//! Natively, where the stores are tested, somebody does.

/// Whether the tab is in the background.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Whether the page is in front and in use, so that what it shows is seen.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_watched() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| !document.hidden() && document.has_focus().unwrap_or(true))
}

/// It is not.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const fn is_hidden() -> bool {
    false
}

/// Somebody does.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const fn is_watched() -> bool {
    true
}
