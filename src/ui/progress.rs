//! How far something has come.

use leptos::prelude::*;

use super::{element::el, part::Part};
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
) -> Part {
    el("progress")
        .class("progress")
        .attr("aria-label", label)
        .attr("max", "1")
        .attr("value", move || value.get().map(|value| value.to_string()))
        .into()
}
