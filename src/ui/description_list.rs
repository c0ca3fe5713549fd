//! Facts about one thing, each with its name.

use leptos::prelude::*;

/// The list.
#[component]
pub fn DescriptionList(
    /// [`DescriptionItem`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="description-list">{children()}</dl> }.into_any()
}

/// One fact.
#[component]
pub fn DescriptionItem(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The fact.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="description-item">
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}
