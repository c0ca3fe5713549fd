//! Now, and waiting.

use gloo_timers::future::TimeoutFuture;
use mirrordeck_domain::model::timestamp::Timestamp;

/// The present moment by the browser's clock.
pub(crate) fn now() -> Timestamp {
    // Dates of this era fit in an i64 of milliseconds without loss.
    Timestamp(js_sys::Date::now() as i64)
}

/// Waits; ends early when its future is dropped.
pub(crate) async fn sleep(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}
