//! The theme on the page's root, in the form that the boot script reads before the first paint.

use crate::browser::storage::{self, Area};

const KEY: &str = "mirrordeck.theme";

/// Puts a theme in force and keeps it for the boot script.
pub(crate) fn apply(theme: &str) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // A valid attribute name on an element that exists cannot fail.
        let _ = root.set_attribute("data-theme", theme);
    }
    // Without storage the theme holds until the page is closed.
    let _ = storage::write(Area::Device, KEY, theme);
}

/// Forgets the kept theme.
pub(crate) fn forget() {
    storage::remove(Area::Device, KEY);
}
