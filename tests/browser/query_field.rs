//! The query field by keyboard: what is offered, taken and left alone.

use leptos::prelude::*;
use mirrordeck::reactive::{RwSignal, Signal};
use mirrordeck::ui::{QueryField, Suggestion};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::stage::{Stage, focused, press, settle};

/// Two keys and a value, for the word before the cursor. An emoji in front of it has other lengths
/// for the browser than for us.
fn complete(text: &str, cursor: usize) -> Vec<Suggestion> {
    let from = text[..cursor].rfind(' ').map_or(0, |at| at + 1);
    ["status:", "status:failing", "success:"]
        .into_iter()
        .filter(|word| word.starts_with(&text[from..cursor]))
        .map(|word| Suggestion {
            from,
            to: cursor,
            insert: word.to_owned(),
            label: word.to_owned(),
            note: String::new(),
        })
        .collect()
}

async fn field(text: &str) -> (Stage, HtmlInputElement, RwSignal<String>) {
    let value = RwSignal::new(text.to_owned());
    let stage = Stage::show(move || {
        let problems = Signal::derive(move || {
            value.with(|text| match text.find("bad") {
                Some(at) => vec![(at, at + 3, "is not known.".to_owned())],
                None => Vec::new(),
            })
        });
        view! {
            <QueryField
                label="Filter"
                value
                on_input=move |text| value.set(text)
                complete
                problems
            />
        }
    })
    .await;
    let input: HtmlInputElement = stage.one("input").unchecked_into();
    input.focus().expect("a field takes the focus");
    (stage, input, value)
}

fn is_open(input: &HtmlInputElement) -> bool {
    input.get_attribute("aria-expanded").as_deref() == Some("true")
}

/// The words of the option that assistive technology takes for the focused one.
fn active(stage: &Stage, input: &HtmlInputElement) -> Option<String> {
    let id = input.get_attribute("aria-activedescendant")?;
    let option = stage.one(&format!("#{id}"));
    assert_eq!(
        option.get_attribute("aria-selected").as_deref(),
        Some("true")
    );
    option.text_content()
}

#[wasm_bindgen_test]
async fn arrows_choose_and_tab_takes_what_was_chosen() {
    let (stage, input, value) = field("").await;
    assert!(!is_open(&input), "the focus alone opens nothing");
    stage.enter("input", "😀 s");
    settle().await;
    assert!(is_open(&input));
    assert_eq!(active(&stage, &input), None, "nothing is chosen by itself");
    for expected in ["status:", "status:failing", "success:", "status:"] {
        press("ArrowDown");
        settle().await;
        assert_eq!(active(&stage, &input).as_deref(), Some(expected));
    }
    press("ArrowUp");
    settle().await;
    assert_eq!(active(&stage, &input).as_deref(), Some("success:"));
    press("ArrowDown");
    press("Tab");
    settle().await;
    assert_eq!(value.get_untracked(), "😀 status:");
    assert_eq!(input.value(), "😀 status:");
    let cursor = input.selection_start().expect("a text field has a cursor");
    assert_eq!(cursor, Some(10), "behind what was put in, as UTF-16 counts");
    // What stands there already is not offered again; what goes on from there is.
    press("ArrowDown");
    settle().await;
    assert_eq!(active(&stage, &input).as_deref(), Some("status:failing"));
    press("Enter");
    settle().await;
    assert_eq!(value.get_untracked(), "😀 status:failing");
    assert!(!is_open(&input), "there is no way to go on");
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_and_clears_nothing() {
    let (stage, input, value) = field("").await;
    stage.enter("input", "s");
    press("ArrowDown");
    press("Escape");
    settle().await;
    assert!(!is_open(&input));
    assert_eq!(active(&stage, &input), None);
    press("Escape");
    press("Enter");
    settle().await;
    assert_eq!(value.get_untracked(), "s");
    press("ArrowDown");
    settle().await;
    assert!(is_open(&input), "an arrow opens it again");
    input.blur().expect("a field gives the focus away");
    settle().await;
    assert!(!is_open(&input));
}

#[wasm_bindgen_test]
async fn a_click_takes_and_the_clear_button_empties() {
    let (stage, input, value) = field("").await;
    assert!(stage.find("button").is_none(), "there is nothing to clear");
    stage.enter("input", "succ");
    settle().await;
    stage.one("[role=option]").click();
    settle().await;
    assert_eq!(value.get_untracked(), "success:");
    stage.one("button[aria-label=Clear]").click();
    settle().await;
    assert_eq!(value.get_untracked(), "");
    assert_eq!(input.value(), "");
    assert_eq!(focused(), *input.unchecked_ref::<web_sys::HtmlElement>());
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_marked_and_described() {
    let (stage, input, value) = field("é bad x").await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let id = input
        .get_attribute("aria-describedby")
        .expect("it is described");
    let words = stage.one(&format!("#{id}")).text_content();
    assert_eq!(words.as_deref(), Some("bad is not known."));
    assert_eq!(stage.one(".query-field-mark").inner_text(), "bad");
    let marks = stage.one(".query-field-marks").text_content();
    assert_eq!(marks.as_deref(), Some("é bad x"), "in its place");
    value.set("é x".to_owned());
    settle().await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert!(stage.find(".query-field-mark").is_none());
}
