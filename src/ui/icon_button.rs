//! A button that shows only an icon. Its name is read aloud and shown on hover.

use leptos::prelude::*;

use super::{
    element::el,
    icon::{Icon, glyph},
    ids::unique_id,
    part::Part,
    reason::reason,
};
use crate::reactive::{Handler, Signal};

/// A square button with an icon.
#[component]
pub fn IconButton(
    /// The icon.
    icon: Icon,
    /// Its name, for those who cannot guess the icon.
    #[prop(into)]
    label: Signal<String>,
    /// What a press does.
    #[prop(into)]
    on_press: Handler,
    /// Why it cannot be used now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
) -> Part {
    let reason_id = unique_id();
    let is_blocked = move || disabled_because.read().is_some();
    let press = move || {
        if !untrack(is_blocked) {
            on_press.run();
        }
    };
    el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", label)
        .attr("title", move || (!is_blocked()).then(|| label.get()))
        .attr("aria-disabled", move || is_blocked().then_some("true"))
        .attr("aria-describedby", &reason_id)
        .on_click(press)
        .child((glyph(icon), reason(&reason_id, disabled_because)))
        .into()
}
