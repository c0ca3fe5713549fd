//! One timer for all deadlines.

use std::pin::pin;

use futures::future::{Either, join, select};
use mirrordeck::browser::deadline::passed;
use wasm_bindgen_test::wasm_bindgen_test;

const AN_HOUR_MS: u32 = 3_600_000;

#[wasm_bindgen_test]
async fn the_nearer_deadline_passes_first() {
    let (far, near) = (pin!(passed(AN_HOUR_MS)), pin!(passed(1)));
    let first = select(far, near).await;
    assert!(matches!(first, Either::Right(_)));
}

#[wasm_bindgen_test]
async fn the_timer_begins_again_after_it_had_nothing_to_do() {
    for _ in 0..2 {
        join(passed(1), passed(2)).await;
    }
}

#[wasm_bindgen_test]
async fn one_that_nobody_waits_for_any_more_holds_up_no_other() {
    {
        let given_up = pin!(passed(AN_HOUR_MS));
        let first = select(given_up, std::future::ready(())).await;
        assert!(matches!(first, Either::Right(_)), "it had begun to wait");
    }
    passed(1).await;
}
