//! The list of columns: what is moved keeps the focus.

use leptos::prelude::*;
use mirrordeck::reactive::RwSignal;
use mirrordeck::ui::{Pick, PickList};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focused, settle};

fn pick(key: &str, is_fixed: bool) -> Pick {
    Pick {
        key: key.to_owned(),
        label: key.to_owned(),
        is_on: true,
        is_fixed,
    }
}

#[wasm_bindgen_test]
async fn what_is_moved_can_be_moved_on() {
    let picks = RwSignal::new(vec![
        pick("Name", true),
        pick("Age", false),
        pick("Host", false),
        pick("Size", false),
    ]);
    let toggled = RwSignal::new(String::new());
    let stage = Stage::show(move || {
        let move_by_one = move |(key, is_up): (String, bool)| {
            picks.update(|picks| {
                if let Some(at) = picks.iter().position(|it| it.key == key) {
                    picks.swap(at, if is_up { at - 1 } else { at + 1 });
                }
            });
        };
        view! {
            <PickList
                label="Columns"
                picks
                on_toggle=move |key| toggled.set(key)
                on_move=move_by_one
            />
        }
    })
    .await;
    stage.button("Columns").click();
    settle().await;
    let up = stage.one("[aria-label='Move Size up, 4 of 4']");
    up.focus().expect("a button takes the focus");
    for expected in ["Move Size up, 3 of 4", "Move Size up, 2 of 4"] {
        focused().click();
        settle().await;
        let name = focused().get_attribute("aria-label");
        assert_eq!(name.as_deref(), Some(expected));
    }
    focused().click();
    settle().await;
    let keys =
        picks.with_untracked(|picks| picks.iter().map(|it| it.key.clone()).collect::<Vec<_>>());
    assert_eq!(
        keys,
        ["Name", "Size", "Age", "Host"],
        "not above what is fixed"
    );

    stage.one("li:nth-of-type(1) input").click();
    settle().await;
    assert_eq!(toggled.get_untracked(), "", "what is fixed stays");
    stage.one("li:nth-of-type(2) input").click();
    settle().await;
    assert_eq!(toggled.get_untracked(), "Size");
}
