//! Locks between tabs: held by one at a time, and let go with what holds them.

use futures::future::{Either, FutureExt, join, select};
use gloo_timers::future::TimeoutFuture;
use mirrordeck::browser::tab_lock::{hold, try_hold};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::patch::Patch;
use crate::stage::settle;

#[wasm_bindgen_test]
async fn a_lock_is_held_once_and_free_again_when_it_is_dropped() {
    let held = try_hold("once").await;
    assert!(held.is_some());
    assert!(try_hold("once").await.is_none());
    assert!(
        try_hold("other").await.is_some(),
        "another lock is another matter"
    );
    drop(held);
    settle().await;
    assert!(try_hold("once").await.is_some());
}

#[wasm_bindgen_test]
async fn whoever_waits_gets_the_lock_in_turn() {
    let held = hold("turn").await;
    let mut second = Box::pin(hold("turn"));
    assert!(second.as_mut().now_or_never().is_none());
    let (second, ()) = join(second, async {
        settle().await;
        drop(held);
    })
    .await;
    assert!(try_hold("turn").await.is_none());
    drop(second);
    settle().await;
    assert!(try_hold("turn").await.is_some());
}

#[wasm_bindgen_test]
async fn a_wait_that_is_given_up_takes_no_lock() {
    let held = hold("wait").await;
    match select(Box::pin(hold("wait")), TimeoutFuture::new(50)).await {
        Either::Left(_) => panic!("it was held"),
        Either::Right((_, waiting)) => drop(waiting),
    }
    drop(held);
    settle().await;
    assert!(try_hold("wait").await.is_some());
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_has_only_one_tab() {
    {
        let _patch = Patch::set("navigator", "locks", &JsValue::UNDEFINED);
        let _held = hold("missing").await;
        assert!(try_hold("missing").await.is_some());
    }
    let refuses = "return Promise.reject(new DOMException('', 'SecurityError'))";
    let _patch = Patch::script("LockManager.prototype", "request", refuses);
    let _held = hold("refused").await;
    assert!(try_hold("refused").await.is_some());
}
