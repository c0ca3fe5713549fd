//! A moment, in words that suit the place, with the exact time behind them.

use leptos::prelude::*;

use super::{element::el, part::Part};
use crate::reactive::Signal;

/// A moment. The caller formats it: words depend on the language and on what time it is now.
#[component]
pub fn RelativeTime(
    /// The moment as an ISO 8601 text.
    #[prop(into)]
    datetime: String,
    /// What to show, such as "3 days ago".
    #[prop(into)]
    text: Signal<String>,
    /// The exact time in words, shown on hover.
    #[prop(into)]
    title: String,
) -> Part {
    el("time")
        .class("relative-time")
        .attr("datetime", datetime)
        .attr("title", title)
        .child(text)
        .into()
}
