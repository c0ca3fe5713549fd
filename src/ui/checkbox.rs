//! Yes or no, taken with the rest of a form. What acts at once is a [`Switch`](super::Switch).

use leptos::prelude::*;

use super::{element::el, field::hint_line, ids::unique_id, part::Part, reason::reason};
use crate::browser::dom;
use crate::reactive::{Callback, Signal};

/// A labelled native checkbox.
#[component]
pub fn Checkbox(
    /// The statement that a tick makes true.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Someone ticked it, or took the tick away.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What the tick means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Neither ticked nor not: some of the things it stands for are.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Why it cannot be changed now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// Keeps the label for assistive technology only, as in a table's column of boxes.
    #[prop(optional)]
    label_hidden: bool,
) -> Part {
    let hint_id = unique_id();
    let reason_id = unique_id();
    let label_class = if label_hidden {
        "visually-hidden"
    } else {
        "checkbox-label"
    };
    let is_blocked = move || disabled_because.read().is_some();
    el("div")
        .class("checkbox")
        .attr("data-compact", label_hidden.then_some(""))
        .child((
            el("label").class("checkbox-line").child((
                el("input")
                    .attr("type", "checkbox")
                    .attr("aria-describedby", format!("{hint_id} {reason_id}"))
                    .attr("aria-disabled", move || is_blocked().then_some("true"))
                    .prop("checked", checked)
                    .prop("indeterminate", mixed)
                    .on("click", move |event| {
                        if untrack(is_blocked) {
                            event.prevent_default();
                        }
                    })
                    .on("change", move |event| {
                        on_change.run(dom::is_checked(&event));
                    }),
                el("span").class(label_class).child(label),
                reason(&reason_id, disabled_because),
            )),
            hint_line("checkbox-hint", &hint_id, hint),
        ))
        .into()
}
