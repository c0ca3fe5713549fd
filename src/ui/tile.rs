//! A number that filters: how many there are of something, pressed to see only these.

use leptos::prelude::*;

use super::{element::el, part::Part, tone::Tone};
use crate::reactive::{Handler, Signal};

/// A large number on a card that is pressed as a whole. Tiles stand in a box of class `tiles`.
#[component]
pub fn Tile(
    /// What is counted.
    #[prop(into)]
    label: Signal<String>,
    /// How many.
    #[prop(into)]
    count: Signal<String>,
    /// How serious these are. Without a tone there is no dot, as for everything there is.
    #[prop(optional)]
    tone: Option<Tone>,
    /// Whether only these are shown.
    #[prop(into)]
    is_pressed: Signal<bool>,
    /// Someone wants to see only these, or no longer.
    #[prop(into)]
    on_press: Handler,
) -> Part {
    el("button")
        .class("tile")
        .attr("type", "button")
        .attr("data-tone", tone.map(Tone::name))
        .attr("aria-pressed", move || pressed(is_pressed.get()))
        .on_click(move || on_press.run())
        .child((
            el("span").class("tile-count").child(count),
            // Keeps the words apart where they are read in one.
            " ",
            el("span").class("tile-label").child(label),
        ))
        .into()
}

/// The value of `aria-pressed`.
pub(super) const fn pressed(is_pressed: bool) -> &'static str {
    if is_pressed { "true" } else { "false" }
}
