//! Content that is there only while something is true.

use leptos::prelude::*;

/// Shows its content while something is true.
///
/// Like Leptos' own `Show`, which however is compiled anew for every condition and content.
#[component]
pub fn When(
    /// The condition. The content is built again only when it changes.
    #[prop(into)]
    is: Signal<bool>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let is = Memo::new(move |_| is.get());
    view! { {move || is.get().then(|| children())} }.into_any()
}
