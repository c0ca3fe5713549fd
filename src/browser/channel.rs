//! Texts from one tab of this app to all others, by the browser's BroadcastChannel.
//!
//! Where there is none, and natively, a tab speaks to itself and hears nothing.

/// Speaks and listens until it is dropped.
pub struct Channel {
    #[cfg(target_arch = "wasm32")]
    open: open::Open,
}

impl Channel {
    /// Joins the channel of that name. What this tab posts it does not hear.
    #[cfg(target_arch = "wasm32")]
    pub fn join(name: &str, on_text: impl FnMut(String) + 'static) -> Self {
        let open = open::Open::new(name, Box::new(on_text));
        Self { open }
    }

    /// Posts a text to all other tabs.
    #[cfg(target_arch = "wasm32")]
    pub fn post(&self, text: &str) {
        self.open.post(text);
    }

    /// Joins nothing.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn join(_name: &str, _on_text: impl FnMut(String) + 'static) -> Self {
        Self {}
    }

    /// Posts nothing.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn post(&self, _text: &str) {}
}

#[cfg(target_arch = "wasm32")]
mod open {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;

    use crate::browser::reflect::{call, get, make, set};

    pub(super) struct Open {
        /// Undefined if the browser has no channels, or will not open one.
        channel: JsValue,
        _listener: Closure<dyn FnMut(JsValue)>,
    }

    impl Open {
        pub(super) fn new(name: &str, mut on_text: Box<dyn FnMut(String)>) -> Self {
            let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
                if let Some(text) = get(&event, "data").as_string() {
                    on_text(text);
                }
            });
            let channel = make("BroadcastChannel", &[name.into()]).unwrap_or(JsValue::UNDEFINED);
            set(&channel, "onmessage", listener.as_ref());
            Self {
                channel,
                _listener: listener,
            }
        }

        pub(super) fn post(&self, text: &str) {
            let _ = call(&self.channel, "postMessage", &[text.into()]);
        }
    }

    impl Drop for Open {
        fn drop(&mut self) {
            let _ = call(&self.channel, "close", &[]);
        }
    }
}
