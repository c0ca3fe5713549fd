//! Copies a text to the clipboard, and says whether that worked.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::icon::{Glyph, Icon};
use crate::browser::clipboard;

const SHOW_RESULT: Duration = Duration::from_secs(2);
const COPIED: &str = "Copied";
const REFUSED: &str = "The browser refused. Select the text and copy it by hand.";

/// A button that copies.
#[component]
pub fn CopyButton(
    /// The text, asked for when the button is pressed.
    #[prop(into)]
    text: Callback<(), String>,
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// Shows only the icon; the label is read aloud.
    #[prop(optional)]
    icon_only: bool,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let Some(text) = text.try_run(()) else { return };
        spawn_local(async move {
            let result = if clipboard::copy(&text).await {
                COPIED
            } else {
                REFUSED
            };
            // The button may have gone meanwhile; then nobody asks.
            said.try_set(result.to_owned());
            set_timeout(move || _ = said.try_set(String::new()), SHOW_RESULT);
        });
    };
    let name = move || {
        if icon_only {
            label.get()
        } else {
            String::new()
        }
    };
    view! {
        <span class="copy-button">
            <button
                class=if icon_only { "icon-button" } else { "button" }
                type="button"
                data-compact=""
                title=name
                on:click=copy
            >
                {move || icon(&said.read())}
                <span class=super::field::label_class(icon_only)>{label}</span>
            </button>
            <span class="copy-button-said" role="status">
                {said}
            </span>
        </span>
    }
    .into_any()
}

fn icon(said: &str) -> AnyView {
    let icon = match said {
        "" => Icon::Copy,
        COPIED => Icon::Check,
        _ => Icon::Warning,
    };
    view! { <Glyph icon /> }.into_any()
}
