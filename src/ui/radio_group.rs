//! One of a few, all of them in sight, each with what it means.

use leptos::prelude::*;

use super::{
    choice::Choice,
    element::{Element, el},
    field::{error_line, hint_line},
    ids::unique_id,
    part::Part,
};
use crate::reactive::{RwSignal, Signal};

/// A fieldset of native radio buttons.
#[component]
pub fn RadioGroup(
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// The value of the present choice.
    value: RwSignal<String>,
    /// The answers.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the present choice, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> Part {
    let name = unique_id();
    let error_id = format!("{name}-error");
    let hint_id = format!("{name}-hint");
    let described_by = format!("{error_id} {hint_id}");
    let answers = move || {
        let answer = |choice| radio(&name, choice, value);
        choices.get().into_iter().map(answer).collect::<Vec<_>>()
    };
    el("fieldset")
        .class("radio-group")
        .attr("aria-describedby", described_by)
        .child((
            el("legend").class("field-label").child(legend),
            answers,
            error_line(&error_id, error),
            hint_line("field-hint", &hint_id, hint),
        ))
        .into()
}

fn radio(name: &str, choice: Choice, value: RwSignal<String>) -> Element {
    let Choice {
        value: own,
        label,
        description,
    } = choice;
    let description_id = unique_id();
    let is_chosen = {
        let own = own.clone();
        move || *value.read() == own
    };
    el("div").class("radio").child((
        el("label").class("radio-line").child((
            el("input")
                .attr("type", "radio")
                .attr("name", name)
                .attr("aria-describedby", &description_id)
                .prop("checked", is_chosen)
                .on("change", move |_| value.set(own.clone())),
            el("span").child(label),
        )),
        el("p")
            .class("radio-hint")
            .attr("id", &description_id)
            .child(description),
    ))
}
