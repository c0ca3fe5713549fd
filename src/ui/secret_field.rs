//! A password or token: hidden at first, never remembered by the browser, pasting allowed.

use leptos::{html, prelude::*};

use super::{
    field::{Field, FieldIds},
    icon::{Glyph, Icon},
};

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
    on_blur: Option<Callback<()>>,
    /// For putting the focus here.
    #[prop(optional)]
    input_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let ids = FieldIds::default();
    let is_shown = RwSignal::new(false);
    let left = move |_| _ = on_blur.and_then(|on_blur| on_blur.try_run(()));
    view! {
        <Field ids=ids.clone() label hint error>
            <div class="secret-field">
                // `off` alone is ignored for passwords; the data attributes speak to extensions
                // that would otherwise offer to store a machine's token as the person's own.
                <input
                    class="control"
                    id=ids.control
                    aria-describedby=ids.described_by
                    aria-invalid=move || error.read().is_some().then_some("true")
                    aria-required=required.then_some("true")
                    type=move || if is_shown.get() { "text" } else { "password" }
                    data-kind="code"
                    autocomplete="new-password"
                    autocapitalize="none"
                    spellcheck="false"
                    data-1p-ignore=""
                    data-lpignore="true"
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                    on:blur=left
                    node_ref=input_ref
                />
                <ShowSecret label is_shown />
            </div>
        </Field>
    }
    .into_any()
}

#[component]
fn ShowSecret(label: Signal<String>, is_shown: RwSignal<bool>) -> impl IntoView {
    let icon = move || {
        let icon = if is_shown.get() {
            Icon::EyeOff
        } else {
            Icon::Eye
        };
        view! { <Glyph icon /> }
    };
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=move || format!("Show {}", label.read())
            aria-pressed=move || if is_shown.get() { "true" } else { "false" }
            on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
        >
            {icon}
        </button>
    }
    .into_any()
}
