//! The language that the page's start script has chosen, and its file.
//!
//! The script reads the choice before the program is there, so that the file arrives beside it. A page
//! without that script, such as a host's, speaks English, and so do the tests of the stores.

/// A language as it arrived.
pub(crate) struct Arrived {
    /// As BCP 47 names it, with the region if the browser tells.
    pub(crate) locale: String,
    /// Its catalogue in JSON; none is English, or one that was lost on the way.
    pub(crate) catalogue: Option<String>,
}

#[cfg(target_arch = "wasm32")]
pub(crate) use web::{choose, chosen, first};

/// Nothing was chosen.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn chosen() -> String {
    String::new()
}

/// Nothing arrives.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn first() -> Option<Arrived> {
    None
}

/// Nothing arrives.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn choose(_code: &str) -> Option<Arrived> {
    None
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::Promise;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::Arrived;
    use crate::browser::reflect::{call, get, global};

    /// What the start script offers.
    const SCRIPT: &str = "mirrordeckLanguage";

    /// Waits for the language with which the page began.
    pub(crate) async fn first() -> Option<Arrived> {
        arrived(get(&global(SCRIPT), "first")).await
    }

    /// Fetches another language, puts it on the page's root and keeps the choice; an empty code is the
    /// browser's own.
    pub(crate) async fn choose(code: &str) -> Option<Arrived> {
        arrived(call(&global(SCRIPT), "choose", &[code.into()])?).await
    }

    /// The code that was chosen; empty if the browser's own is followed.
    pub(crate) fn chosen() -> String {
        let chosen = get(&global(SCRIPT), "chosen");
        chosen.as_string().unwrap_or_default()
    }

    async fn arrived(promise: JsValue) -> Option<Arrived> {
        let promise = promise.dyn_into::<Promise>().ok()?;
        let answer = JsFuture::from(promise).await.ok()?;
        Some(Arrived {
            locale: get(&answer, "locale").as_string()?,
            catalogue: get(&answer, "catalogue").as_string(),
        })
    }
}
