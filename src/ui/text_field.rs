//! One line of text.

use leptos::prelude::*;
use mirrordeck_language::Words;

use super::{
    element::{ElementRef, el},
    field::{FieldIds, framed},
    part::Part,
};
use crate::browser::dom;
use crate::reactive::{Handler, RwSignal, Signal};

/// What a line of text holds: decides keyboard, spelling help and typeface, never validation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Text,
    /// A name or code that no dictionary knows.
    Code,
    /// An address. Not `type="url"`: browsers know nothing of `git@host:path`.
    Url,
    /// A search, with the browser's own clear button.
    Search,
    /// Digits. Not `type="number"`: a wheel over it would change the value.
    Number,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Text | Self::Code | Self::Url | Self::Number => "text",
        }
    }

    const fn input_mode(self) -> &'static str {
        match self {
            Self::Text | Self::Code => "text",
            Self::Url => "url",
            Self::Search => "search",
            Self::Number => "numeric",
        }
    }

    const fn is_prose(self) -> bool {
        matches!(self, Self::Text)
    }

    const fn typeface(self) -> Option<&'static str> {
        match self {
            Self::Code => Some("code"),
            Self::Text | Self::Url | Self::Search | Self::Number => None,
        }
    }
}

/// A labelled line of text.
#[component]
pub fn TextField(
    /// What to enter.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    value: RwSignal<String>,
    /// What the text is.
    #[prop(optional)]
    kind: TextKind,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the present value, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Words,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Can be read and copied, not changed.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Keeps the label for assistive technology only.
    #[prop(optional)]
    label_hidden: bool,
    /// Someone left it.
    #[prop(optional, into)]
    on_blur: Option<Handler>,
    /// For putting the focus here.
    #[prop(optional)]
    input_ref: ElementRef,
) -> Part {
    let ids = FieldIds::default();
    let left = move |_| _ = on_blur.map(Handler::run);
    let control = el("input")
        .class("control")
        .attr("id", &ids.control)
        .attr("aria-describedby", &ids.described_by)
        .attr("aria-invalid", move || {
            error.read().is_some().then_some("true")
        })
        .attr("aria-required", required.then_some("true"))
        .attr("type", kind.input_type())
        .attr("inputmode", kind.input_mode())
        .attr("data-kind", kind.typeface())
        .attr("placeholder", placeholder.into_string())
        .attr("autocomplete", autocomplete)
        .attr("autocapitalize", (!kind.is_prose()).then_some("none"))
        .attr("spellcheck", if kind.is_prose() { "true" } else { "false" })
        .attr("readonly", move || read_only.get())
        .prop("value", value)
        .on("input", move |event| value.set(dom::value(&event)))
        .on("blur", left)
        .known_as(input_ref);
    framed(&ids, label, hint, error, label_hidden, control)
}
