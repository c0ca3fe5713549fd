//! Buttons: do something on this page. What leads elsewhere is a [`ButtonLink`](super::ButtonLink).

use leptos::{ev::Event, prelude::*};

use super::{children::Children, element::el, ids::unique_id, part::Part, reason::reason};
use crate::reactive::{Handler, Signal};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing this page or dialog is for.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// Takes something away for good.
    Danger,
    /// Without a frame, for places where many stand together.
    Quiet,
}

impl ButtonKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Danger => "danger",
            Self::Quiet => "quiet",
        }
    }
}

/// A button. While busy or disabled it keeps the focus and swallows presses.
#[component]
pub fn Button(
    /// What a press does. A submit button may leave it to its form.
    #[prop(optional, into)]
    on_press: Option<Handler>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Smaller, for table rows and tool bars.
    #[prop(optional)]
    compact: bool,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be used now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// Its name, perhaps after an icon.
    children: Children,
) -> Part {
    let reason_id = unique_id();
    let is_blocked = move || busy.get() || disabled_because.read().is_some();
    let press = move |event: Event| {
        if untrack(is_blocked) {
            // Also keeps a form from being submitted with Enter.
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run();
        }
    };
    el("button")
        .class("button")
        .attr("type", if submit { "submit" } else { "button" })
        .attr("data-kind", kind.name())
        .attr("data-compact", compact.then_some(""))
        .attr("aria-busy", move || busy.get().then_some("true"))
        .attr("aria-disabled", move || is_blocked().then_some("true"))
        .attr("aria-describedby", &reason_id)
        .on("click", press)
        .child((children.build(), reason(&reason_id, disabled_because)))
        .into()
}
