//! Listening to the browser, with an end.
//!
//! Natively, where the stores are tested, nothing happens in a window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Keeps a listener alive; removes it when dropped.
pub(crate) struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `listener` at each such event of the window.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn on_window(
        event: &'static str,
        listener: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        Some(Self::on(web_sys::window()?.into(), event, listener))
    }

    /// Calls nobody.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn on_window(
        _event: &'static str,
        _listener: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        None
    }

    /// Calls `listener` at each such event of the target.
    pub(super) fn on(
        target: EventTarget,
        event: &'static str,
        listener: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(listener);
        // Adding a function that exists to a target that exists cannot fail.
        let function = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(event, function, is_early(event));
        Self {
            target,
            event,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            function,
            is_early(self.event),
        );
    }
}

/// Whether an event has to be caught on its way to its target. What scrolls may be an element of the host's,
/// and such an event does not come back up.
fn is_early(event: &str) -> bool {
    event == "scroll"
}
