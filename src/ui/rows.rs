//! Rows that keep their elements while other rows come and go.

use leptos::prelude::*;

/// One view per id, in their order.
///
/// Like Leptos' own `For`, which however is compiled anew, and is large, for every type of row.
#[component]
pub fn Rows(
    /// The rows that there are.
    #[prop(into)]
    ids: Signal<Vec<u64>>,
    /// Builds the row of an id. What may change inside must be reactive: a row is built once.
    #[prop(into)]
    row: Callback<u64, AnyView>,
) -> impl IntoView {
    view! { <For each=move || ids.get() key=|id| *id children=move |id| row.run(id) /> }.into_any()
}
