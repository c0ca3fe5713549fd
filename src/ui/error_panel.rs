//! What stands in place of content that could not be had.

use leptos::prelude::*;

use super::{
    button::Button,
    code_block::CodeBlock,
    disclosure::Disclosure,
    icon::{Glyph, Icon},
};

/// Says what failed, why if known, and what to do; the raw details are one step away.
#[component]
pub fn ErrorPanel(
    /// What failed.
    #[prop(into)]
    title: String,
    /// Why.
    #[prop(into)]
    text: String,
    /// What to do about it.
    #[prop(optional, into)]
    next_step: Option<String>,
    /// Try again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// It is being tried again.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Endpoint, status and the start of the answer, for a report. Never a secret.
    #[prop(optional, into)]
    details: Option<String>,
    /// Other ways out: buttons or links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let retry = on_retry.map(|on_retry| {
        view! {
            <Button on_press=on_retry busy>
                <Glyph icon=Icon::Sync />
                "Retry"
            </Button>
        }
    });
    let details = details.map(|details| {
        view! {
            <Disclosure summary="Details">
                <CodeBlock label="Details" text=details />
            </Disclosure>
        }
    });
    view! {
        <div class="error-panel" role="alert">
            <Glyph icon=Icon::Error />
            <div class="stack">
                <p class="error-panel-title">{title}</p>
                <p>{text}</p>
                {next_step.map(|next_step| view! { <p>{next_step}</p> })}
                <div class="cluster">{retry} {children.map(|children| children())}</div>
                {details}
            </div>
        </div>
    }
    .into_any()
}
