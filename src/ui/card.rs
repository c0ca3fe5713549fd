//! A framed part of a page.

use leptos::prelude::*;

use super::ids::unique_id;

/// A section with a heading of the second level.
#[component]
pub fn Card(
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// Keeps the heading for assistive technology only.
    #[prop(optional)]
    title_hidden: bool,
    /// The content; may end with a [`CardFooter`].
    children: Children,
) -> impl IntoView {
    let title_id = unique_id();
    let class = if title_hidden {
        "visually-hidden"
    } else {
        "card-title"
    };
    view! {
        <section class="card" aria-labelledby=title_id>
            <h2 class=class id=title_id.clone()>
                {title}
            </h2>
            {children()}
        </section>
    }
    .into_any()
}

/// The foot of a card, set off by a line, for its buttons.
#[component]
pub fn CardFooter(
    /// The buttons, the most important one last.
    children: Children,
) -> impl IntoView {
    view! { <div class="card-footer">{children()}</div> }.into_any()
}
