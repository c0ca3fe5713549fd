//! Copying text out.

use wasm_bindgen_futures::JsFuture;

/// Puts text on the clipboard; false if the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // The clipboard is missing on insecure origins, and reading a missing property of it would throw.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
