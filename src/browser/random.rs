//! Chance, for what must not happen everywhere at once.

/// A number between 0 and 1.
#[cfg(target_arch = "wasm32")]
pub(crate) fn unit() -> f64 {
    js_sys::Math::random()
}

/// Always the middle, so that tests repeat.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn unit() -> f64 {
    0.5
}
