//! One of a few, all of them in sight, each with what it means.

use leptos::prelude::*;

use super::{choice::Choice, field::FieldError, ids::unique_id};

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
) -> impl IntoView {
    let name = unique_id();
    let error_id = format!("{name}-error");
    let hint_id = format!("{name}-hint");
    let described_by = format!("{error_id} {hint_id}");
    let answers = move || {
        let answer = |choice| view! { <Radio name=name.clone() choice value /> };
        choices.get().into_iter().map(answer).collect_view()
    };
    view! {
        <fieldset class="radio-group" aria-describedby=described_by>
            <legend class="field-label">{legend}</legend>
            {answers}
            <FieldError id=error_id error />
            <p class="field-hint" id=hint_id>
                {move || hint.get()}
            </p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Radio(name: String, choice: Choice, value: RwSignal<String>) -> impl IntoView {
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
    view! {
        <div class="radio">
            <label class="radio-line">
                <input
                    type="radio"
                    name=name
                    aria-describedby=description_id.clone()
                    prop:checked=is_chosen
                    on:change=move |_| value.set(own.clone())
                />
                <span>{label}</span>
            </label>
            <p class="radio-hint" id=description_id>
                {description}
            </p>
        </div>
    }
    .into_any()
}
