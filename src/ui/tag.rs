//! A setting in a word or two, such as "protected": framed, without a judgement.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A plain word in a frame.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <span class="tag">{text}</span> }.into_any()
}

/// A word that can be taken away, such as a term of a filter.
#[component]
pub fn Chip(
    /// The word.
    #[prop(into)]
    text: String,
    /// Someone wants it gone.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let label = format!("Remove {text}");
    view! {
        <span class="chip">
            {text}
            <button
                class="chip-remove"
                type="button"
                aria-label=label
                on:click=move |_| _ = on_remove.try_run(())
            >
                <Glyph icon=Icon::Close />
            </button>
        </span>
    }
    .into_any()
}
