//! The theme on the page's root, in the form that the boot script reads before the first paint.
//!
//! An embedded app has the colours of its host, which decides about them.

use crate::browser::page::Page;
use crate::browser::storage::{self, Area};

const KEY: &str = "mirrordeck.theme";

/// Puts a theme in force and keeps it for the boot script.
pub(crate) fn apply(page: Page, theme: &str) {
    if page.is_hosted() {
        return;
    }
    if let Some(root) = page.outermost() {
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
