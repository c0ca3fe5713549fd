//! Something folded away, on the native element.

use leptos::prelude::*;

/// A line that opens.
#[component]
pub fn Disclosure(
    /// What is inside.
    #[prop(into)]
    summary: Signal<String>,
    /// Starts unfolded.
    #[prop(optional)]
    open: bool,
    /// The inside.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary>{summary}</summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
    .into_any()
}
