//! Now, and waiting.
//!
//! Natively, where the stores are tested, the clock is the system's and waiting takes no time.

use mirrordeck_domain::model::timestamp::Timestamp;

/// The present moment by the browser's clock.
#[cfg(target_arch = "wasm32")]
pub(crate) fn now() -> Timestamp {
    // Dates of this era fit in an i64 of milliseconds without loss.
    Timestamp(js_sys::Date::now() as i64)
}

/// Waits; ends early when its future is dropped.
#[cfg(target_arch = "wasm32")]
pub(crate) async fn sleep(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}

/// Lets the page answer before the next piece of work.
pub(crate) async fn breathe() {
    sleep(0).await;
}

/// The present moment by the system's clock.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Timestamp(since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }))
}

/// Does not wait.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn sleep(_milliseconds: u32) {}
