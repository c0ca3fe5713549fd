//! A framed part of a page.

use leptos::prelude::*;

use super::{children::Children, element::el, ids::unique_id, part::Part};
use crate::reactive::Signal;

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
) -> Part {
    let title_id = unique_id();
    let class = if title_hidden {
        "visually-hidden"
    } else {
        "card-title"
    };
    el("section")
        .class("card")
        .attr("aria-labelledby", &title_id)
        .child((
            el("h2").class(class).attr("id", &title_id).child(title),
            children.build(),
        ))
        .into()
}

/// The foot of a card, set off by a line, for its buttons.
#[component]
pub fn CardFooter(
    /// The buttons, the most important one last.
    children: Children,
) -> Part {
    el("div")
        .class("card-footer")
        .child(children.build())
        .into()
}
