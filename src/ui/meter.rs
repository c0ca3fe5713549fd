//! How many of a limited number are used.

use leptos::prelude::*;

use super::{element::el, part::Part};
use crate::reactive::Signal;

/// `n` of `max`, as words and as marks. The marks repeat the words, so they are decoration.
#[component]
pub fn Meter(
    /// The words, with both numbers in them.
    #[prop(into)]
    text: Signal<String>,
    /// How many are used.
    #[prop(into)]
    value: Signal<u32>,
    /// How many there can be; a handful.
    max: u32,
) -> Part {
    let marks = (0..max)
        .map(|index| {
            let is_used = move || (index < value.get()).then_some("");
            el("span").class("meter-mark").attr("data-used", is_used)
        })
        .collect::<Vec<_>>();
    el("div")
        .class("meter")
        .attr("data-full", move || (value.get() >= max).then_some(""))
        .child((
            el("span")
                .class("meter-marks")
                .attr("aria-hidden", "true")
                .child(marks),
            el("span").child(text),
        ))
        .into()
}
