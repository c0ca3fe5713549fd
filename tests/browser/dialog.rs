//! The dialog: where the focus goes, and that nothing typed is lost by a key.

use leptos::prelude::*;
use mirrordeck::reactive::RwSignal;
use mirrordeck::ui::{Button, Dialog, DialogFooter, PageHeader, PageHeading, TextField};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focused, press, settle};

/// A page with a button that opens a form.
async fn page(has_unsaved: bool) -> (Stage, RwSignal<u32>) {
    let submitted = RwSignal::new(0);
    let stage = Stage::show(move || {
        PageHeading::provide();
        let is_open = RwSignal::new(false);
        let has_opener = RwSignal::new(true);
        let close = move || is_open.set(false);
        let remove = move || {
            has_opener.set(false);
            is_open.set(false);
        };
        let value = RwSignal::new(String::new());
        view! {
            <PageHeader title="Page" />
            <Show when=move || has_opener.get()>
                <Button on_press=move || is_open.set(true)>"Open"</Button>
            </Show>
            <Show when=move || is_open.get()>
                <Dialog
                    title="Form"
                    on_close=close
                    on_submit=move || submitted.update(|times| *times += 1)
                    has_unsaved
                >
                    <DialogFooter slot>
                        <Button on_press=remove>"Remove"</Button>
                        <Button submit=true>"Save"</Button>
                    </DialogFooter>
                    <TextField label="Name" value />
                </Dialog>
            </Show>
        }
    })
    .await;
    let opener = stage.button("Open");
    opener.focus().expect("a button takes the focus");
    opener.click();
    settle().await;
    (stage, submitted)
}

#[wasm_bindgen_test]
async fn opens_on_the_first_field_and_returns_the_focus() {
    let (stage, _) = page(false).await;
    assert_eq!(focused().tag_name(), "INPUT");
    press("Escape");
    settle().await;
    assert!(stage.find("dialog").is_none());
    assert_eq!(focused().inner_text().trim(), "Open");
}

#[wasm_bindgen_test]
async fn asks_before_what_was_typed_is_lost() {
    let (stage, _) = page(true).await;
    press("Escape");
    settle().await;
    assert_eq!(focused().inner_text().trim(), "Keep editing");
    // The second Escape once closed the dialog: the question had taken the focus with it.
    for _ in 0..4 {
        press("Escape");
        settle().await;
    }
    assert!(stage.find("dialog[open]").is_some());
    stage.button("Keep editing").click();
    settle().await;
    assert_eq!(focused().tag_name(), "INPUT");
    press("Escape");
    settle().await;
    stage.button("Discard").click();
    settle().await;
    assert!(stage.find("dialog").is_none());
}

#[wasm_bindgen_test]
async fn gives_the_focus_to_the_heading_when_its_opener_is_gone() {
    let (stage, _) = page(false).await;
    stage.button("Remove").click();
    settle().await;
    assert!(stage.find("dialog").is_none());
    assert_eq!(focused().tag_name(), "H1");
}

#[wasm_bindgen_test]
async fn is_named_by_its_title_and_submits_from_its_footer() {
    let (stage, submitted) = page(false).await;
    let title = stage.one("dialog").get_attribute("aria-labelledby");
    let title = stage.one(&format!("#{}", title.expect("the dialog has a title")));
    assert_eq!(title.inner_text(), "Form");
    stage.button("Save").click();
    settle().await;
    assert_eq!(submitted.get_untracked(), 1);
    assert!(
        stage.find("dialog[open]").is_some(),
        "whoever opened it closes it"
    );
}
