//! What stands in place of a list that has nothing to show.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Says that there is nothing, why, and what to do.
#[component]
pub fn EmptyState(
    /// A picture of what is missing.
    icon: Icon,
    /// That there is nothing.
    #[prop(into)]
    title: Signal<String>,
    /// Why, and what to do.
    #[prop(into)]
    text: Signal<String>,
    /// The way out: a button or a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <Glyph icon />
            <p class="empty-state-title">{title}</p>
            <p class="empty-state-text">{text}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
