//! What stands in place of content that could not be had.

use leptos::prelude::*;
use mirrordeck_language::Words;

use super::{
    button::Button,
    children::Children,
    code_block::CodeBlock,
    disclosure::Disclosure,
    element::el,
    icon::{Icon, glyph},
    part::{Part, part},
};
use crate::reactive::{Handler, Signal};

/// Says what failed, why if known, and what to do; the raw details are one step away.
#[component]
pub fn ErrorPanel(
    /// What failed.
    #[prop(into)]
    title: Words,
    /// Why.
    #[prop(into)]
    text: Words,
    /// What to do about it.
    #[prop(optional, into)]
    next_step: Option<Words>,
    /// Try again.
    #[prop(optional, into)]
    on_retry: Option<Handler>,
    /// It is being tried again.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Endpoint, status and the start of the answer, for a report. Never a secret.
    #[prop(optional, into)]
    details: Option<String>,
    /// Other ways out: buttons or links.
    #[prop(optional)]
    children: Option<Children>,
) -> Part {
    let retry = on_retry.map(|on_retry| {
        view! {
            <Button on_press=on_retry busy>
                {part((glyph(Icon::Sync), "Retry"))}
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
    el("div")
        .class("error-panel")
        .attr("role", "alert")
        .child((
            glyph(Icon::Error),
            el("div").class("stack").child((
                el("p").class("error-panel-title").child(title),
                el("p").child(text),
                next_step.map(|next_step| el("p").child(next_step)),
                el("div")
                    .class("cluster")
                    .child((retry, children.map(Children::build))),
                details,
            )),
        ))
        .into()
}
