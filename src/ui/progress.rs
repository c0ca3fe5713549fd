//! How far something has come.

use leptos::prelude::*;

use super::{
    element::{Element, el},
    part::Part,
};
use crate::reactive::Signal;

/// A bar. Without a value it only says that something is going on.
#[component]
pub fn Progress(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done, from 0 to 1.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// The same in words, which are read instead of a percentage.
    #[prop(optional, into)]
    value_text: Signal<Option<String>>,
) -> Part {
    bar(label, value, value_text).into()
}

/// A bar along the upper edge of the box around it, without taking room. The box has a position.
#[component]
pub fn ProgressEdge(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done, from 0 to 1.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// The same in words, which are read instead of a percentage.
    #[prop(optional, into)]
    value_text: Signal<Option<String>>,
) -> Part {
    // The edge of a card is round; what goes beyond it is cut off.
    el("div")
        .class("progress-edge")
        .child(bar(label, value, value_text))
        .into()
}

fn bar(
    label: Signal<String>,
    value: Signal<Option<f64>>,
    value_text: Signal<Option<String>>,
) -> Element {
    el("progress")
        .class("progress")
        .attr("aria-label", label)
        .attr("aria-valuetext", value_text)
        .attr("max", "1")
        .attr("value", move || value.get().map(|value| value.to_string()))
}
