//! Whether the device has a network at all.

use crate::browser::events::Listener;

/// False only when the browser is sure that there is no network.
pub(crate) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls `listener` whenever the network comes or goes.
pub(crate) fn on_change(listener: impl Fn() + Clone + 'static) -> [Option<Listener>; 2] {
    ["online", "offline"].map(|event| {
        let listener = listener.clone();
        Listener::on_window(event, move |_| listener())
    })
}
