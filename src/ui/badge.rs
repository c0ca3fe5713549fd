//! A state in a word or two: dot and text, so that it never depends on colour.

use leptos::prelude::*;

use super::{element::el, part::Part, tone::Tone};
use crate::reactive::Signal;

/// A state.
#[component]
pub fn Badge(
    /// How serious it is.
    #[prop(into)]
    tone: Signal<Tone>,
    /// What it is.
    #[prop(into)]
    text: Signal<String>,
) -> Part {
    el("span")
        .class("badge")
        .attr("data-tone", move || tone.get().name())
        .child(text)
        .into()
}
