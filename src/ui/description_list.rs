//! Facts about one thing, each with its name.

use leptos::prelude::*;

use super::{children::Children, element::el, part::Part};
use crate::reactive::Signal;

/// The list.
#[component]
pub fn DescriptionList(
    /// [`DescriptionItem`]s.
    children: Children,
) -> Part {
    el("dl")
        .class("description-list")
        .child(children.build())
        .into()
}

/// One fact.
#[component]
pub fn DescriptionItem(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The fact.
    children: Children,
) -> Part {
    el("div")
        .class("description-item")
        .child((el("dt").child(label), el("dd").child(children.build())))
        .into()
}
