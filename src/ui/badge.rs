//! A state in a word or two: dot and text, so that it never depends on colour.

use leptos::prelude::*;

use super::tone::Tone;

/// A state.
#[component]
pub fn Badge(
    /// How serious it is.
    #[prop(into)]
    tone: Signal<Tone>,
    /// What it is.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=move || tone.get().name()>
            {text}
        </span>
    }
    .into_any()
}
