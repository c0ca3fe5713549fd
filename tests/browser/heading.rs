//! The heading of a new view takes the focus; that of the first view does not.

use leptos::prelude::*;
use mirrordeck::reactive::RwSignal;
use mirrordeck::ui::{PageHeader, PageHeading};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focused, settle};

#[wasm_bindgen_test]
async fn a_new_view_is_read_from_its_heading() {
    let view_name = RwSignal::new("First".to_owned());
    let stage = Stage::show(move || {
        PageHeading::provide().follow(move || view_name.track());
        move || view! { <PageHeader title=view_name.get() /> }
    })
    .await;
    assert_eq!(focused().tag_name(), "BODY");
    view_name.set("Second".to_owned());
    settle().await;
    assert_eq!(focused(), stage.one("h1"));
    assert_eq!(focused().inner_text(), "Second");
}
