//! Copies a text to the clipboard, and says whether that worked.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::icon::{Glyph, Icon};
use crate::browser::clipboard;

const SHOW_RESULT: Duration = Duration::from_secs(2);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    None,
    Copied,
    Refused,
}

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
    let outcome = RwSignal::new(Outcome::None);
    let copy = move |_| {
        let Some(text) = text.try_run(()) else { return };
        spawn_local(async move {
            let result = if clipboard::copy(&text).await {
                Outcome::Copied
            } else {
                Outcome::Refused
            };
            // The button may have gone meanwhile; then nobody asks.
            outcome.try_set(result);
            set_timeout(move || _ = outcome.try_set(Outcome::None), SHOW_RESULT);
        });
    };
    let icon = move || match outcome.get() {
        Outcome::None => view! { <Glyph icon=Icon::Copy /> },
        Outcome::Copied => view! { <Glyph icon=Icon::Check /> },
        Outcome::Refused => view! { <Glyph icon=Icon::Warning /> },
    };
    let said = move || match outcome.get() {
        Outcome::None => "",
        Outcome::Copied => "Copied",
        Outcome::Refused => "The browser refused. Select the text and copy it by hand.",
    };
    view! {
        <span class="copy-button">
            <button
                class=if icon_only { "icon-button" } else { "button" }
                type="button"
                data-compact=""
                aria-label=move || icon_only.then(|| label.get())
                title=move || icon_only.then(|| label.get())
                on:click=copy
            >
                {icon}
                {(!icon_only).then_some(label)}
            </button>
            <span class="copy-button-said" role="status">
                {said}
            </span>
        </span>
    }
    .into_any()
}
