//! Words for assistive technology alone.

use leptos::prelude::*;

use super::{children::Children, element::el, part::Part};
use crate::reactive::Signal;

/// Is read, not seen.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> Part {
    el("span")
        .class("visually-hidden")
        .child(children.build())
        .into()
}

/// Reads each new message aloud when there is a pause. One for the whole application.
#[component]
pub fn LiveRegion(
    /// The latest message.
    #[prop(into)]
    message: Signal<String>,
) -> Part {
    el("p")
        .class("visually-hidden")
        .attr("role", "status")
        .child(message)
        .into()
}
