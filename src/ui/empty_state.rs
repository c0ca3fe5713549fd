//! What stands in place of a list that has nothing to show.

use leptos::prelude::*;

use super::{
    children::Children,
    element::el,
    icon::{Icon, glyph},
    part::Part,
};
use crate::reactive::Signal;

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
) -> Part {
    el("div")
        .class("empty-state")
        .child((
            glyph(icon),
            el("p").class("empty-state-title").child(title),
            el("p").class("empty-state-text").child(text),
            children.map(Children::build),
        ))
        .into()
}
