//! Whoever has embedded the app: a page with the custom element, or one around a frame.
//!
//! The host is an object of JavaScript, made by `public/mirror-deck.js` or `public/embedded-frame.js`, and is used by
//! the names that those give it. What it lacks or refuses is an absent value, never an exception.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::browser::events::Listener;
use crate::browser::reflect::{call, get};

/// The host, or that there is none.
#[derive(Clone, Debug)]
pub(crate) struct Host(JsValue);

impl Host {
    /// Takes the object, or undefined.
    pub(crate) const fn new(object: JsValue) -> Self {
        Self(object)
    }

    /// Whether there is one.
    pub(crate) fn is_there(&self) -> bool {
        !self.0.is_undefined()
    }

    /// A text that the host has set.
    #[inline(never)]
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        get(&self.0, name).as_string()
    }

    /// Whether the host has set a switch.
    pub(crate) fn is_set(&self, name: &str) -> bool {
        get(&self.0, name).is_truthy()
    }

    /// Tells the host something.
    #[inline(never)]
    pub(crate) fn tell(&self, method: &str, arguments: &[&str]) {
        let arguments: Vec<JsValue> = arguments.iter().map(|&text| text.into()).collect();
        let _ = call(&self.0, method, &arguments);
    }

    /// Asks the host for a text, which may take its time.
    pub(crate) async fn ask(&self, method: &str, argument: bool) -> Option<String> {
        let asked = call(&self.0, method, &[argument.into()])?;
        let answer = JsFuture::from(Promise::resolve(&asked)).await;
        answer.ok()?.as_string()
    }

    /// Calls `listener` whenever the host says so, until the guard is dropped.
    pub(crate) fn on(&self, event: &'static str, mut listener: impl FnMut() + 'static) -> Listener {
        let target = self.0.clone().unchecked_into();
        Listener::on(target, event, move |_| listener())
    }
}
