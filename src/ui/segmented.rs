//! One of a few, side by side, taking effect at once: the theme, a way of showing a list.

use leptos::prelude::*;

use super::{choice::Choice, element::el, field::label_class, ids::unique_id, part::Part};
use crate::reactive::{Callback, Signal};

/// Native radio buttons in the shape of one bar, so that arrow keys work.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    legend: Signal<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// The value of the present choice.
    #[prop(into)]
    value: Signal<String>,
    /// Someone chose this value.
    #[prop(into)]
    on_change: Callback<String>,
    /// Keeps the legend for assistive technology only.
    #[prop(optional)]
    legend_hidden: bool,
) -> Part {
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
        el("label")
            .class("segmented-item")
            .attr("title", description)
            .child((
                el("input")
                    .class("visually-hidden")
                    .attr("type", "radio")
                    .attr("name", &name)
                    .prop("checked", is_chosen)
                    .on("change", move |_| on_change.run(own.clone())),
                label,
            ))
    };
    el("fieldset")
        .class("segmented")
        .child((
            el("legend").class(label_class(legend_hidden)).child(legend),
            el("div")
                .class("segmented-items")
                .child(choices.into_iter().map(segment).collect::<Vec<_>>()),
        ))
        .into()
}
