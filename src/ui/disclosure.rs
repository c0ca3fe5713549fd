//! Something folded away, on the native element.

use leptos::prelude::*;

use super::{children::Children, element::el, part::Part};
use crate::reactive::Signal;

/// A line that opens.
#[component]
pub fn Disclosure(
    /// What is inside.
    #[prop(into)]
    summary: Signal<String>,
    /// Starts unfolded.
    #[prop(optional)]
    open: bool,
    /// The inside.
    children: Children,
) -> Part {
    el("details")
        .class("disclosure")
        .attr("open", open.then_some(""))
        .child((
            el("summary").child(summary),
            el("div").class("disclosure-body").child(children.build()),
        ))
        .into()
}
