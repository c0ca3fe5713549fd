//! A form: Enter submits it, the browser neither validates it nor sends it anywhere.

use leptos::{ev::SubmitEvent, prelude::*};

/// A stack of fields with something to do in the end.
#[component]
pub fn Form(
    /// Someone pressed Enter or the submit button.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Fields, then a [`FormActions`] with the submit button.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.try_run(());
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {children()}
        </form>
    }
    .into_any()
}

/// Two fields side by side where there is room.
#[component]
pub fn FormRow(
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! { <div class="form-row">{children()}</div> }.into_any()
}

/// The buttons at the foot of a form or a card, the most important one last.
#[component]
pub fn FormActions(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="form-actions">{children()}</div> }.into_any()
}
