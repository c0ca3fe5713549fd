//! One of a list, folded away.

use leptos::prelude::*;

use super::{
    choice::Choice,
    field::{Field, FieldIds},
};

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
) -> impl IntoView {
    let ids = FieldIds::default();
    // `selected` on the option, not `value` on the select: the latter would be set before the
    // options are there, and be ignored.
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! {
            <option value=choice.value prop:selected=move || *value.read() == own>
                {choice.label}
            </option>
        }
    };
    view! {
        <Field ids=ids.clone() label hint error label_hidden>
            <select
                class="control"
                id=ids.control
                aria-describedby=ids.described_by
                aria-invalid=move || error.read().is_some().then_some("true")
                on:change=move |event| value.set(event_target_value(&event))
            >
                {move || choices.get().into_iter().map(option).collect_view()}
            </select>
        </Field>
    }
    .into_any()
}
