//! Several lines of text.

use leptos::prelude::*;
use mirrordeck_language::Words;

use super::{
    element::{ElementRef, el},
    field::{FieldIds, framed},
    part::Part,
};
use crate::browser::dom;
use crate::reactive::{Handler, RwSignal, Signal};

/// A labelled box for several lines.
#[component]
pub fn TextArea(
    /// What to enter.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    value: RwSignal<String>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the present value, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Words,
    /// How many lines can be seen at once.
    #[prop(default = 4)]
    rows: u8,
    /// Someone left it.
    #[prop(optional, into)]
    on_blur: Option<Handler>,
    /// For putting the focus here.
    #[prop(optional)]
    input_ref: ElementRef,
) -> Part {
    let ids = FieldIds::default();
    let left = move |_| _ = on_blur.map(Handler::run);
    let control = el("textarea")
        .class("control")
        .attr("id", &ids.control)
        .attr("aria-describedby", &ids.described_by)
        .attr("aria-invalid", move || {
            error.read().is_some().then_some("true")
        })
        .attr("rows", rows.to_string())
        .attr("data-kind", "code")
        .attr("placeholder", placeholder.into_string())
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .prop("value", value)
        .on("input", move |event| value.set(dom::value(&event)))
        .on("blur", left)
        .known_as(input_ref);
    framed(&ids, label, hint, error, false, control)
}
