//! A password or token: hidden at first, never remembered by the browser, pasting allowed.

use leptos::prelude::*;
use mirrordeck_language::fill;

use super::{
    element::{Element, ElementRef, el},
    field::{FieldIds, framed},
    icon::{Icon, glyph},
    part::Part,
};
use crate::browser::dom;
use crate::reactive::{Handler, RwSignal, Signal};

/// A labelled secret with a button that shows and hides it.
#[component]
pub fn SecretField(
    /// What to enter.
    #[prop(into)]
    label: Signal<String>,
    /// The secret. Whoever made the signal clears it.
    value: RwSignal<String>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the present value, and what to do. Must not repeat the secret.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Someone left it.
    #[prop(optional, into)]
    on_blur: Option<Handler>,
    /// For putting the focus here.
    #[prop(optional)]
    input_ref: ElementRef,
) -> Part {
    let ids = FieldIds::default();
    let is_shown = RwSignal::new(false);
    let left = move |_| _ = on_blur.map(Handler::run);
    // `off` alone is ignored for passwords; the data attributes speak to extensions that would
    // otherwise offer to store a machine's token as the person's own.
    let input = el("input")
        .class("control")
        .attr("id", &ids.control)
        .attr("aria-describedby", &ids.described_by)
        .attr("aria-invalid", move || {
            error.read().is_some().then_some("true")
        })
        .attr("aria-required", required.then_some("true"))
        .attr(
            "type",
            move || if is_shown.get() { "text" } else { "password" },
        )
        .attr("data-kind", "code")
        .attr("autocomplete", "new-password")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("data-1p-ignore", "")
        .attr("data-lpignore", "true")
        .prop("value", value)
        .on("input", move |event| value.set(dom::value(&event)))
        .on("blur", left)
        .known_as(input_ref);
    let control = el("div")
        .class("secret-field")
        .child((input, show_secret(label, is_shown)));
    framed(&ids, label, hint, error, false, control)
}

fn show_secret(label: Signal<String>, is_shown: RwSignal<bool>) -> Element {
    let icon = move || {
        let icon = if is_shown.get() {
            Icon::EyeOff
        } else {
            Icon::Eye
        };
        glyph(icon)
    };
    el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", move || fill("Show {0}", &[&label.read()]))
        .attr("aria-pressed", move || {
            if is_shown.get() { "true" } else { "false" }
        })
        .on_click(move || is_shown.update(|is_shown| *is_shown = !*is_shown))
        .child(icon)
}
