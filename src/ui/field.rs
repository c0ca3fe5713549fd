//! The frame around every control of a form: label above, error and hint below.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
};

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
) -> impl IntoView {
    let FieldIds { control, .. } = ids;
    let error_id = format!("{control}-error");
    let hint_id = format!("{control}-hint");
    view! {
        <div class="field" data-invalid=move || error.read().is_some().then_some("")>
            <label class=label_class(label_hidden) for=control>
                {label}
            </label>
            {children()}
            <FieldError id=error_id error />
            <p class="field-hint" id=hint_id>
                {move || hint.get()}
            </p>
        </div>
    }
    .into_any()
}

/// The line that says what is wrong. It is there, but empty, while nothing is.
#[component]
pub(super) fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    let line = move || {
        error
            .get()
            .map(|text| view! { <Glyph icon=Icon::Error /><span>{text}</span> })
    };
    view! {
        <p class="field-error" id=id>
            {line}
        </p>
    }
    .into_any()
}

pub(super) const fn label_class(hidden: bool) -> &'static str {
    if hidden {
        "visually-hidden"
    } else {
        "field-label"
    }
}
