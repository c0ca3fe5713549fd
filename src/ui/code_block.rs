//! Text as a machine wrote it: an error, a key, a command.

use leptos::prelude::*;
use mirrordeck_language::{Words, fill};

use super::{copy_button::CopyButton, element::el, part::Part, tone::Tone};
use crate::reactive::Signal;

/// Preformatted text that can be scrolled and copied.
#[component]
pub fn CodeBlock(
    /// What the text is, for assistive technology.
    #[prop(into)]
    label: Words,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// How serious it is.
    #[prop(optional)]
    tone: Tone,
    /// Leaves out the button that copies it.
    #[prop(optional)]
    without_copy: bool,
) -> Part {
    let copy = (!without_copy).then(|| {
        let label = fill("Copy: {0}", &[&label]);
        view! { <CopyButton text label icon_only=true /> }
    });
    // Focusable because it can be scrolled, which must also work with a keyboard; for that it
    // needs a role that can have a name, but is no landmark.
    el("div")
        .class("code-block")
        .attr("data-tone", tone.name())
        .child((
            el("pre")
                .attr("role", "group")
                .attr("tabindex", "0")
                .attr("aria-label", label.into_string())
                .child(text),
            copy,
        ))
        .into()
}
