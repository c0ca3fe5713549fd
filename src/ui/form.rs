//! A form: Enter submits it, the browser neither validates it nor sends it anywhere.

use leptos::{ev::Event, prelude::*};

use super::{children::Children, element::el, part::Part};
use crate::reactive::Handler;

/// A stack of fields with something to do in the end.
#[component]
pub fn Form(
    /// Someone pressed Enter or the submit button.
    #[prop(into)]
    on_submit: Handler,
    /// Fields, then a [`FormActions`] with the submit button.
    children: Children,
) -> Part {
    let submit = move |event: Event| {
        event.prevent_default();
        on_submit.run();
    };
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", submit)
        .child(children.build())
        .into()
}

/// Two fields side by side where there is room.
#[component]
pub fn FormRow(
    /// The fields.
    children: Children,
) -> Part {
    el("div").class("form-row").child(children.build()).into()
}

/// The buttons at the foot of a form or a card, the most important one last.
#[component]
pub fn FormActions(
    /// The buttons.
    children: Children,
) -> Part {
    el("div")
        .class("form-actions")
        .child(children.build())
        .into()
}
