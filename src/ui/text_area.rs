//! Several lines of text.

use leptos::{html, prelude::*};

use super::field::{Field, FieldIds};

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
    placeholder: String,
    /// How many lines can be seen at once.
    #[prop(default = 4)]
    rows: u8,
    /// Someone left it.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// For putting the focus here.
    #[prop(optional)]
    input_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let ids = FieldIds::default();
    let left = move |_| _ = on_blur.and_then(|on_blur| on_blur.try_run(()));
    view! {
        <Field ids=ids.clone() label hint error>
            <textarea
                class="control"
                id=ids.control
                aria-describedby=ids.described_by
                aria-invalid=move || error.read().is_some().then_some("true")
                rows=rows.to_string()
                data-kind="code"
                placeholder=placeholder
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=left
                node_ref=input_ref
            ></textarea>
        </Field>
    }
    .into_any()
}
