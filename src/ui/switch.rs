//! On or off, taking effect at once. What waits for a form's submit is a [`Checkbox`](super::Checkbox).

use leptos::prelude::*;

use super::{element::el, field::hint_line, ids::unique_id, part::Part, reason::reason};
use crate::reactive::{Callback, Signal};

/// A labelled switch. It shows `checked` and nothing else: it moves when the value does.
#[component]
pub fn Switch(
    /// The statement that is true when the switch is on.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Someone wants it on (`true`) or off.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What being on means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// The change is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be changed now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// Keeps the label for assistive technology only, as in a table's column.
    #[prop(optional)]
    label_hidden: bool,
) -> Part {
    let id = unique_id();
    let hint_id = unique_id();
    let reason_id = unique_id();
    let label_class = if label_hidden {
        "visually-hidden"
    } else {
        "switch-label"
    };
    let is_blocked = move || busy.get() || disabled_because.read().is_some();
    let press = move || {
        if !untrack(is_blocked) {
            on_change.run(!checked.get_untracked());
        }
    };
    el("div")
        .class("switch")
        .attr("data-compact", label_hidden.then_some(""))
        .child((
            el("button")
                .class("switch-track")
                .attr("id", &id)
                .attr("type", "button")
                .attr("role", "switch")
                .attr(
                    "aria-checked",
                    move || if checked.get() { "true" } else { "false" },
                )
                .attr("aria-busy", move || busy.get().then_some("true"))
                .attr("aria-disabled", move || is_blocked().then_some("true"))
                .attr("aria-describedby", format!("{hint_id} {reason_id}"))
                .on_click(press)
                .child((
                    el("span").class("switch-thumb"),
                    reason(&reason_id, disabled_because),
                )),
            el("label").class(label_class).attr("for", id).child(label),
            hint_line("switch-hint", &hint_id, hint),
        ))
        .into()
}
