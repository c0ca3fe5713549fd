//! One of a list, folded away.

use leptos::prelude::*;

use super::{
    choice::Choice,
    element::el,
    field::{FieldIds, framed},
    part::Part,
};
use crate::browser::dom;
use crate::reactive::{RwSignal, Signal};

/// A labelled native select.
#[component]
pub fn SelectField(
    /// What to choose.
    #[prop(into)]
    label: Signal<String>,
    /// The value of the present choice.
    value: RwSignal<String>,
    /// What there is to choose from. Descriptions are not shown here.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the present choice, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Keeps the label for assistive technology only.
    #[prop(optional)]
    label_hidden: bool,
) -> Part {
    let ids = FieldIds::default();
    // `selected` on the option, not `value` on the select: the latter would be set before the
    // options are there, and be ignored.
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        el("option")
            .attr("value", choice.value)
            .prop("selected", move || *value.read() == own)
            .child(choice.label)
    };
    let control = el("select")
        .class("control")
        .attr("id", &ids.control)
        .attr("aria-describedby", &ids.described_by)
        .attr("aria-invalid", move || {
            error.read().is_some().then_some("true")
        })
        .on("change", move |event| value.set(dom::value(&event)))
        .child(move || choices.get().into_iter().map(option).collect::<Vec<_>>());
    framed(&ids, label, hint, error, label_hidden, control)
}
