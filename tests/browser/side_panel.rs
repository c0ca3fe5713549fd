//! The side panel: where the focus goes, and what Escape does.

use leptos::prelude::*;
use mirrordeck::reactive::{RwSignal, Signal};
use mirrordeck::ui::{Button, Menu, MenuItem, SidePanel};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focused, press, settle};

/// A page with a button that opens the panel on the first of two things of the same name.
async fn page() -> Stage {
    let stage = Stage::show(move || {
        let at = RwSignal::new(None::<u32>);
        let subject = Signal::derive(move || format!("{:?}", at.get()));
        let is_last = Signal::derive(move || {
            (at.get() == Some(1)).then(|| "This is the last one.".to_owned())
        });
        view! {
            <Button on_press=move || at.set(Some(0))>"Open"</Button>
            <Button on_press=|| ()>"Elsewhere"</Button>
            <Show when=move || at.get().is_some()>
                <SidePanel
                    title="Mirror"
                    subject
                    on_close=move || at.set(None)
                    on_previous=move || at.set(Some(0))
                    on_next=move || at.set(Some(1))
                    previous_label="Previous mirror"
                    next_label="Next mirror"
                    no_next_because=is_last
                >
                    <Menu label="More">
                        <MenuItem on_press=|| ()>"Delete"</MenuItem>
                    </Menu>
                </SidePanel>
            </Show>
        }
    })
    .await;
    let opener = stage.button("Open");
    opener.focus().expect("a button takes the focus");
    opener.click();
    settle().await;
    stage
}

#[wasm_bindgen_test]
async fn the_heading_has_the_focus_and_escape_returns_it() {
    let stage = page().await;
    assert_eq!(focused(), stage.one("aside h2"));
    press("Escape");
    settle().await;
    assert!(stage.find("aside").is_none());
    assert_eq!(focused(), stage.button("Open"));
}

#[wasm_bindgen_test]
async fn the_next_thing_is_read_from_its_heading() {
    let stage = page().await;
    let next = stage.one("button[aria-label='Next mirror']");
    next.focus().expect("a button takes the focus");
    next.click();
    settle().await;
    assert_eq!(focused(), stage.one("aside h2"));
    assert_eq!(next.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert!(
        next.text_content()
            .is_some_and(|it| it.contains("last one")),
        "with a reason"
    );
    next.focus().expect("it can be reached");
    next.click();
    settle().await;
    assert_eq!(focused(), next, "nothing happened");
}

#[wasm_bindgen_test]
async fn escape_closes_what_lies_above_first() {
    let stage = page().await;
    stage.one(".menu > button").click();
    settle().await;
    press("Escape");
    settle().await;
    assert!(stage.find("aside").is_some());
}

#[wasm_bindgen_test]
async fn a_focus_that_went_elsewhere_stays_there() {
    let stage = page().await;
    let elsewhere = stage.button("Elsewhere");
    elsewhere.focus().expect("a button takes the focus");
    press("Escape");
    settle().await;
    assert!(stage.find("aside").is_none(), "it closes from everywhere");
    assert_eq!(focused(), elsewhere);
}
