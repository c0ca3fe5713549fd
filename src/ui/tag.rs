//! A setting in a word or two, such as "protected": framed, without a judgement.

use leptos::prelude::*;
use mirrordeck_language::{Words, fill};

use super::{
    element::el,
    icon::{Icon, glyph},
    part::Part,
};
use crate::reactive::{Handler, Signal};

/// A plain word in a frame.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: Signal<String>,
) -> Part {
    el("span").class("tag").child(text).into()
}

/// A word that can be taken away, such as a term of a filter.
#[component]
pub fn Chip(
    /// The word.
    #[prop(into)]
    text: Words,
    /// Someone wants it gone.
    #[prop(into)]
    on_remove: Handler,
) -> Part {
    let label = fill("Remove {0}", &[&text]);
    el("span")
        .class("chip")
        .child((
            text,
            el("button")
                .class("chip-remove")
                .attr("type", "button")
                .attr("aria-label", label)
                .on_click(move || on_remove.run())
                .child(glyph(Icon::Close)),
        ))
        .into()
}
