//! Copies a text to the clipboard, and says whether that worked.

use leptos::prelude::*;

use super::{
    element::el,
    icon::{Icon, glyph},
    part::Part,
};
use crate::browser::{clipboard, clock};
use crate::reactive::{RwSignal, Signal, spawn};

/// How long the result is shown, in milliseconds.
const SHOW_RESULT_MS: u32 = 2_000;

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
    text: Signal<String>,
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// Shows only the icon; the label is read aloud.
    #[prop(optional)]
    icon_only: bool,
) -> Part {
    let outcome = RwSignal::new(Outcome::None);
    let copy = move |_| {
        let text = text.get_untracked();
        spawn(async move {
            let result = if clipboard::copy(&text).await {
                Outcome::Copied
            } else {
                Outcome::Refused
            };
            // The button may have gone meanwhile; then nobody asks.
            outcome.set(result);
            clock::sleep(SHOW_RESULT_MS).await;
            outcome.set(Outcome::None);
        });
    };
    let icon = move || {
        glyph(match outcome.get() {
            Outcome::None => Icon::Copy,
            Outcome::Copied => Icon::Check,
            Outcome::Refused => Icon::Warning,
        })
    };
    let name = icon_only.then_some(label);
    let said = move || match outcome.get() {
        Outcome::None => "",
        Outcome::Copied => "Copied",
        Outcome::Refused => "The browser refused. Select the text and copy it by hand.",
    };
    el("span")
        .class("copy-button")
        .child((
            el("button")
                .class(if icon_only { "icon-button" } else { "button" })
                .attr("type", "button")
                .attr("data-compact", "")
                .attr("aria-label", name)
                .attr("title", name)
                .on("click", copy)
                .child((icon, (!icon_only).then_some(label))),
            el("span")
                .class("copy-button-said")
                .attr("role", "status")
                .child(said),
        ))
        .into()
}
