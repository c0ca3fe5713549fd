//! What stands in place of content that is on its way.
//!
//! Both appear after a moment (by style sheet), so that a quick answer does not flicker.

use leptos::prelude::*;

/// A spinner with words.
#[component]
pub fn Loading(
    /// What is being loaded.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="loading" role="status" aria-busy="true">
            <span class="spinner"></span>
            <span>{label}</span>
        </p>
    }
    .into_any()
}

/// Grey lines in the shape of the content to come.
#[component]
pub fn Skeleton(
    /// What is being loaded, for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// How many lines.
    #[prop(default = 3)]
    rows: u8,
) -> impl IntoView {
    let lines = (0..rows)
        .map(|_| view! { <span class="skeleton-line"></span> })
        .collect_view();
    view! {
        <div class="skeleton" role="status" aria-busy="true">
            <span class="visually-hidden">{label}</span>
            {lines}
        </div>
    }
    .into_any()
}
