//! Chance and digests from the browser, good enough for secrets.
//!
//! Digests exist in secure contexts only: https, or this machine.

/// That many bytes nobody can guess; none if the browser has no source for them.
#[cfg(target_arch = "wasm32")]
pub(crate) fn random_bytes(count: u32) -> Option<Vec<u8>> {
    use crate::browser::reflect::{call, global};

    let bytes = js_sys::Uint8Array::new_with_length(count);
    call(
        &global("crypto"),
        "getRandomValues",
        &[bytes.clone().into()],
    )?;
    Some(bytes.to_vec())
}

/// The SHA-256 digest of a text; none outside of secure contexts.
#[cfg(target_arch = "wasm32")]
pub(crate) async fn sha256(text: &str) -> Option<Vec<u8>> {
    use crate::browser::reflect::{call, get, global};
    use wasm_bindgen::JsCast;

    let bytes = js_sys::Uint8Array::from(text.as_bytes());
    let subtle = get(&global("crypto"), "subtle");
    let digest = call(&subtle, "digest", &["SHA-256".into(), bytes.into()])?;
    let promise = digest.dyn_into::<js_sys::Promise>().ok()?;
    let buffer = wasm_bindgen_futures::JsFuture::from(promise).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// None: natively nobody leaves for another page.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn random_bytes(_count: u32) -> Option<Vec<u8>> {
    None
}

/// None: natively nobody leaves for another page.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn sha256(_text: &str) -> Option<Vec<u8>> {
    None
}
