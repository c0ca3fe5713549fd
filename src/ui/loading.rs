//! What stands in place of content that is on its way.
//!
//! Both appear after a moment (by style sheet), so that a quick answer does not flicker.

use leptos::prelude::*;

use super::{element::el, part::Part};
use crate::reactive::Signal;

/// A spinner with words.
#[component]
pub fn Loading(
    /// What is being loaded.
    #[prop(into)]
    label: Signal<String>,
) -> Part {
    el("p")
        .class("loading")
        .attr("role", "status")
        .attr("aria-busy", "true")
        .child((el("span").class("spinner"), el("span").child(label)))
        .into()
}

/// Grey lines in the shape of the content to come.
#[component]
pub fn Skeleton(
    /// What is being loaded, for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// How many lines.
    #[prop(default = 3)]
    rows: u8,
) -> Part {
    let lines = (0..rows)
        .map(|_| el("span").class("skeleton-line"))
        .collect::<Vec<_>>();
    el("div")
        .class("skeleton")
        .attr("role", "status")
        .attr("aria-busy", "true")
        .child((el("span").class("visually-hidden").child(label), lines))
        .into()
}
