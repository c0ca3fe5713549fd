//! One of a few, side by side, taking effect at once: the theme, a way of showing a list.

use leptos::prelude::*;

use super::{choice::Choice, ids::unique_id};

/// Native radio buttons in the shape of one bar, so that arrow keys work.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// The value of the present choice.
    #[prop(into)]
    value: Signal<String>,
    /// Someone chose this value.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let name = unique_id();
    let segment = move |Choice {
                            value: own,
                            label,
                            description,
                        }| {
        let is_chosen = {
            let own = own.clone();
            move || *value.read() == own
        };
        view! {
            <label class="segmented-item" title=description>
                <input
                    class="visually-hidden"
                    type="radio"
                    name=name.clone()
                    prop:checked=is_chosen
                    on:change=move |_| _ = on_change.try_run(own.clone())
                />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{legend}</legend>
            {choices.into_iter().map(segment).collect_view()}
        </fieldset>
    }
    .into_any()
}
