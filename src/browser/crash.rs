//! What happens after a panic: a static notice, since the app can no longer be trusted.

use std::panic;

use crate::browser::page;

/// Shows the notice that `index.html` holds for this case, tells every host, and logs where it happened.
///
/// The message itself may hold foreign text and is not logged.
pub(crate) fn install() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("Mirrordeck stopped at {place}").into());
        page::tell_hosts("crashed");
        let notice = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("crash"));
        if let Some(notice) = notice {
            // There is nobody left to tell if even this fails.
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
