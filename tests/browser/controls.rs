//! Buttons, switches and menus.

use leptos::prelude::*;
use mirrordeck::reactive::RwSignal;
use mirrordeck::ui::{Badge, Button, ExternalLink, Menu, MenuItem, MenuLink, Switch, Tone};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focused, settle};

#[wasm_bindgen_test]
async fn a_disabled_button_says_why_and_swallows_presses() {
    let pressed = RwSignal::new(0);
    let reason = RwSignal::new(Some("Only maintainers may.".to_owned()));
    let stage = Stage::show(move || {
        let press = move || pressed.update(|times| *times += 1);
        view! { <Button on_press=press disabled_because=reason>"Delete"</Button> }
    })
    .await;
    let button = stage.one("button");
    button.focus().expect("a button takes the focus");
    assert_eq!(focused(), button, "it can be reached");
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    let description = button
        .get_attribute("aria-describedby")
        .expect("it is described");
    let tip = stage.one(&format!("#{description}"));
    assert_eq!(tip.text_content().as_deref(), Some("Only maintainers may."));
    assert_eq!(
        tip.get_attribute("aria-hidden").as_deref(),
        Some("true"),
        "not its name"
    );
    button.click();
    assert_eq!(pressed.get_untracked(), 0);

    reason.set(None);
    settle().await;
    assert_eq!(button.get_attribute("aria-disabled"), None);
    button.click();
    assert_eq!(pressed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_blocked_submit_button_blocks_its_form() {
    let submitted = RwSignal::new(0);
    let busy = RwSignal::new(true);
    let stage = Stage::show(move || {
        let submit = move || submitted.update(|times| *times += 1);
        view! {
            <mirrordeck::ui::Form on_submit=submit>
                <Button submit=true busy>"Save"</Button>
            </mirrordeck::ui::Form>
        }
    })
    .await;
    stage.button("Save").click();
    settle().await;
    assert_eq!(
        submitted.get_untracked(),
        0,
        "a write under way is not sent twice"
    );
    busy.set(false);
    settle().await;
    stage.button("Save").click();
    settle().await;
    assert_eq!(submitted.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_switch_shows_the_value_and_not_the_wish() {
    let wish = RwSignal::new(None);
    let checked = RwSignal::new(false);
    let stage = Stage::show(move || {
        view! { <Switch label="Enabled" checked on_change=move |value| wish.set(Some(value)) /> }
    })
    .await;
    let switch = stage.one("[role=switch]");
    switch.click();
    settle().await;
    assert_eq!(wish.get_untracked(), Some(true));
    assert_eq!(
        switch.get_attribute("aria-checked").as_deref(),
        Some("false")
    );
    checked.set(true);
    settle().await;
    assert_eq!(
        switch.get_attribute("aria-checked").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn a_link_in_a_menu_closes_it_although_the_page_stays() {
    let stage = Stage::show(|| {
        view! {
            <Menu label="Saved">
                <MenuLink href="#somewhere">"Somewhere"</MenuLink>
            </Menu>
        }
    })
    .await;
    stage.one(".menu > button").click();
    settle().await;
    assert!(stage.find(".menu-list:popover-open").is_some());
    stage.one("a.menu-item").click();
    settle().await;
    assert!(stage.find(".menu-list:popover-open").is_none());
}

#[wasm_bindgen_test]
async fn a_menu_opens_does_one_thing_and_closes() {
    let done = RwSignal::new(0);
    let stage = Stage::show(move || {
        let act = move || done.update(|times| *times += 1);
        view! {
            <Menu label="More actions">
                <MenuItem on_press=act>"Delete"</MenuItem>
            </Menu>
        }
    })
    .await;
    assert!(stage.find(".menu-list:popover-open").is_none());
    stage.one(".menu > button").click();
    settle().await;
    assert!(stage.find(".menu-list:popover-open").is_some());
    stage.button("Delete").click();
    settle().await;
    assert_eq!(done.get_untracked(), 1);
    assert!(stage.find(".menu-list:popover-open").is_none());
}

#[wasm_bindgen_test]
async fn words_from_a_server_stay_words() {
    let stage = Stage::show(|| {
        view! {
            <Badge tone=Tone::Danger text="<img src=x onerror=alert(1)>" />
            <ExternalLink href="javascript:alert(1)">"target"</ExternalLink>
        }
    })
    .await;
    assert!(stage.find("img").is_none());
    assert!(stage.find("a").is_none(), "only web addresses become links");
    assert!(stage.one(".badge").inner_text().starts_with("<img"));
}
