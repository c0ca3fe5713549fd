//! The histogram: a refresh without news must not touch the page.

use leptos::prelude::*;
use mirrordeck::reactive::RwSignal;
use mirrordeck::ui::{Bar, Histogram, Tone};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::stage::{Stage, settle};

fn bars(counts: [u32; 3]) -> Vec<Bar> {
    let bar = |(index, count): (usize, u32)| Bar {
        label: ["1 h", "1 d", "7 d"][index].to_owned(),
        count,
        tone: Tone::Info,
        is_pressed: index == 1,
    };
    counts.into_iter().enumerate().map(bar).collect()
}

#[wasm_bindgen_test]
async fn equal_buckets_change_nothing_and_new_ones_keep_their_bars() {
    let data = RwSignal::new(bars([4, 2, 0]));
    let pressed = RwSignal::new(None);
    let stage = Stage::show(move || {
        view! {
            <Histogram caption="Ages" bars=data on_press=move |index| pressed.set(Some(index)) />
        }
    })
    .await;
    let second = stage.one("button:nth-of-type(2)");
    assert_eq!(
        second.get_attribute("aria-label").as_deref(),
        Some("1 d: 2")
    );
    assert_eq!(
        second.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    let share = || second.style().get_property_value("--share");
    assert_eq!(share().as_deref(), Ok("0.500"));

    let seen = MutationObserverInit::new();
    seen.set_attributes(true);
    seen.set_character_data(true);
    seen.set_child_list(true);
    seen.set_subtree(true);
    let count = RwSignal::new(0);
    let counting = Closure::<dyn FnMut(js_sys::Array)>::new(move |records: js_sys::Array| {
        count.update(|count| *count += records.length());
    });
    let counter = MutationObserver::new(counting.as_ref().unchecked_ref())
        .expect("a function makes an observer");
    counter
        .observe_with_options(&stage.one("figure"), &seen)
        .expect("an element can be observed");

    data.set(bars([4, 2, 0]));
    settle().await;
    assert_eq!(count.get_untracked(), 0);

    data.set(bars([4, 3, 0]));
    settle().await;
    assert!(count.get_untracked() > 0, "the observer is awake");
    assert_eq!(stage.one("button:nth-of-type(2)"), second);
    assert_eq!(share().as_deref(), Ok("0.750"));
    counter.disconnect();

    second.click();
    assert_eq!(pressed.get_untracked(), Some(1));
}
