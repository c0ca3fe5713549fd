//! The language that the page's start script has chosen, and its file.
//!
//! The script reads the choice before the program is there, so that the file arrives beside it. A page
//! without that script, such as a host's, speaks English, and so do the tests of the stores.

#[cfg(target_arch = "wasm32")]
pub(crate) use web::{choose, chosen, first};

/// Nothing was chosen.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn chosen() -> String {
    String::new()
}

/// English.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn first() -> Option<String> {
    None
}

/// English.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn choose(_code: &str) -> Option<String> {
    None
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::Promise;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use crate::browser::intl;
    use crate::browser::reflect::{call, get, global};

    /// Waits for the catalogue, in JSON, of the language with which the page began; none is English.
    pub(crate) async fn first() -> Option<String> {
        arrived(global("spoken")).await
    }

    /// Fetches another language, puts it on the page's root and keeps the choice; an empty code is the
    /// browser's own.
    pub(crate) async fn choose(code: &str) -> Option<String> {
        let promise = call(&js_sys::global(), "speak", &[code.into()]);
        arrived(promise.unwrap_or(JsValue::UNDEFINED)).await
    }

    /// The code that was chosen; empty if the browser's own is followed.
    pub(crate) fn chosen() -> String {
        let chosen = get(&global("speak"), "chosen");
        chosen.as_string().unwrap_or_default()
    }

    async fn arrived(promise: JsValue) -> Option<String> {
        let promise = promise.dyn_into::<Promise>().ok()?;
        let answer = JsFuture::from(promise).await.ok()?;
        intl::speak(&get(&answer, "locale").as_string().unwrap_or_default());
        get(&answer, "text").as_string()
    }
}
