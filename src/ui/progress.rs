//! How far something has come.

use leptos::prelude::*;

/// A bar. Without a value it only says that something is going on.
#[component]
pub fn Progress(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done, from 0 to 1.
    #[prop(into)]
    value: Signal<Option<f64>>,
) -> impl IntoView {
    view! {
        <progress
            class="progress"
            aria-label=label
            max="1"
            value=move || value.get().map(|value| value.to_string())
        ></progress>
    }
    .into_any()
}
