//! The frame around every control of a form: label above, error and hint below.

use leptos::prelude::*;

use super::{
    child::Child,
    children::Children,
    element::{Element, el},
    icon::{Icon, glyph},
    ids::unique_id,
    part::Part,
};
use crate::reactive::Signal;

/// The ids that tie a control to the words around it.
#[derive(Clone, Debug)]
pub struct FieldIds {
    /// The control itself.
    pub control: String,
    /// The error, then the hint: the value of the control's `aria-describedby`.
    pub described_by: String,
}

impl Default for FieldIds {
    fn default() -> Self {
        let control = unique_id();
        Self {
            described_by: format!("{control}-error {control}-hint"),
            control,
        }
    }
}

/// The frame. Use it directly only for controls that have no widget of their own here.
#[component]
pub fn Field(
    /// Ids that the control inside also uses.
    ids: FieldIds,
    /// What to enter.
    #[prop(into)]
    label: Signal<String>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the present value, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Keeps the label for assistive technology only.
    #[prop(optional)]
    label_hidden: bool,
    /// The control.
    children: Children,
) -> Part {
    framed(&ids, label, hint, error, label_hidden, children.build())
}

/// The frame around a control of ours.
pub(super) fn framed(
    ids: &FieldIds,
    label: Signal<String>,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
    label_hidden: bool,
    control: impl Child,
) -> Part {
    let FieldIds { control: id, .. } = ids;
    el("div")
        .class("field")
        .attr("data-invalid", move || error.read().is_some())
        .child((
            el("label")
                .class(label_class(label_hidden))
                .attr("for", id)
                .child(label),
            control,
            error_line(&format!("{id}-error"), error),
            hint_line("field-hint", &format!("{id}-hint"), hint),
        ))
        .into()
}

/// The line that says what is wrong. It is there, but empty, while nothing is.
pub(super) fn error_line(id: &str, error: Signal<Option<String>>) -> Element {
    let line = move || {
        error
            .get()
            .map(|text| (glyph(Icon::Error), el("span").child(text)))
    };
    el("p").class("field-error").attr("id", id).child(line)
}

/// The line with help. It is there, but empty, without any.
pub(super) fn hint_line(class: &str, id: &str, hint: Signal<Option<String>>) -> Element {
    el("p").class(class).attr("id", id).child(hint)
}

pub(super) const fn label_class(hidden: bool) -> &'static str {
    if hidden {
        "visually-hidden"
    } else {
        "field-label"
    }
}
