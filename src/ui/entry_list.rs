//! A short list of things, each with what it is and what can be done with it.

use leptos::prelude::*;

use super::{children::Children, element::el, part::Part};

/// The list.
#[component]
pub fn EntryList(
    /// [`Entry`]s.
    children: Children,
) -> Part {
    el("ul")
        .class("entry-list")
        .attr("role", "list")
        .child(children.build())
        .into()
}

/// One of the things.
#[component]
pub fn Entry(
    /// What it is called.
    title: String,
    /// More about it.
    note: String,
    /// Buttons and links.
    children: Children,
) -> Part {
    el("li")
        .class("entry")
        .child((
            el("span").child((
                el("span").class("cell-title").child(title),
                el("span").class("cell-note").child(note),
            )),
            el("span").class("cluster").child(children.build()),
        ))
        .into()
}
