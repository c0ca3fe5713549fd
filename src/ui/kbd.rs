//! A key to press.

use leptos::prelude::*;

/// The key's name, as it stands on the key.
#[component]
pub fn Kbd(
    /// The name.
    #[prop(into)]
    key: String,
) -> impl IntoView {
    view! { <kbd class="kbd">{key}</kbd> }.into_any()
}
