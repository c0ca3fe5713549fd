//! Words for assistive technology alone.

use leptos::prelude::*;

/// Is read, not seen.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }.into_any()
}

/// Reads each new message aloud when there is a pause. One for the whole application.
#[component]
pub fn LiveRegion(
    /// The latest message.
    #[prop(into)]
    message: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status">
            {message}
        </p>
    }
    .into_any()
}
