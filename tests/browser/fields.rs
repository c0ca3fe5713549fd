//! Form fields: what is read aloud, and what the browser may keep.

use leptos::prelude::*;
use mirrordeck::reactive::RwSignal;
use mirrordeck::ui::{Choice, RadioGroup, SecretField, SelectField, TextField};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::stage::{Stage, settle};

#[wasm_bindgen_test]
async fn a_field_is_labelled_and_says_what_is_wrong() {
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let stage = Stage::show(move || {
        view! { <TextField label="Address" value error hint="With https." /> }
    })
    .await;
    let input = stage.one("input");
    let id = input.get_attribute("id").expect("the label needs it");
    assert_eq!(
        stage.one(&format!("label[for={id}]")).inner_text(),
        "Address"
    );
    assert_eq!(input.get_attribute("aria-invalid"), None);

    error.set(Some("Enter an address.".to_owned()));
    settle().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = input
        .get_attribute("aria-describedby")
        .expect("it is described");
    let words: Vec<_> = described
        .split(' ')
        .filter_map(|id| stage.one(&format!("#{id}")).text_content())
        .collect();
    assert_eq!(words, ["Enter an address.", "With https."]);

    stage.enter("input", "https://example.com");
    assert_eq!(value.get_untracked(), "https://example.com");
}

#[wasm_bindgen_test]
async fn a_secret_is_hidden_until_asked_for_and_never_offered_for_keeping() {
    let value = RwSignal::new("s3cret".to_owned());
    let stage = Stage::show(move || view! { <SecretField label="Token" value /> }).await;
    let input: HtmlInputElement = stage.one("input").unchecked_into();
    assert_eq!(input.type_(), "password");
    assert_eq!(input.autocomplete(), "new-password");
    let toggle = stage.one("button");
    assert_eq!(
        toggle.get_attribute("aria-label").as_deref(),
        Some("Show Token")
    );
    toggle.click();
    settle().await;
    assert_eq!(input.type_(), "text");
    assert_eq!(
        toggle.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    assert_eq!(input.value(), "s3cret", "showing changes nothing");
    value.set(String::new());
    settle().await;
    assert_eq!(input.value(), "", "cleared by its owner");
}

#[wasm_bindgen_test]
async fn a_select_shows_a_value_whose_choices_come_later() {
    let value = RwSignal::new("b".to_owned());
    let choices = RwSignal::new(Vec::new());
    let stage = Stage::show(move || view! { <SelectField label="Pick" value choices /> }).await;
    choices.set(vec![Choice::new("a", "A"), Choice::new("b", "B")]);
    settle().await;
    let select: HtmlSelectElement = stage.one("select").unchecked_into();
    assert_eq!(select.value(), "b");
    value.set("a".to_owned());
    settle().await;
    assert_eq!(select.value(), "a");
}

#[wasm_bindgen_test]
async fn a_radio_group_takes_and_shows_the_choice() {
    let value = RwSignal::new("keep".to_owned());
    let choices = vec![
        Choice::new("overwrite", "Overwrite"),
        Choice::new("keep", "Leave").described("They are reported."),
    ];
    let stage = Stage::show(move || {
        view! { <RadioGroup legend="Divergence" value choices=choices.clone() /> }
    })
    .await;
    let first: HtmlInputElement = stage.one(".radio:nth-of-type(1) input").unchecked_into();
    let second: HtmlInputElement = stage.one(".radio:nth-of-type(2) input").unchecked_into();
    assert!(second.checked());
    first.click();
    settle().await;
    assert_eq!(value.get_untracked(), "overwrite");
    assert!(first.checked() && !second.checked());
}
