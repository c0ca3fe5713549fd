//! Where things are on the screen.

use web_sys::Element;

/// Height of the window's inside, in CSS pixels.
pub(crate) fn height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or(800.0)
}

/// How far the upper edge of an element lies below that of the window, in CSS pixels; negative when
/// it is scrolled out.
pub(crate) fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Height of an element, in CSS pixels.
pub(crate) fn height_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// Scrolls so that an element can be seen, as little as possible.
pub(crate) fn bring_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
