//! A statement about the page or a part of it that stays until it is no longer true.

use leptos::prelude::*;
use mirrordeck_language::Words;

use super::{
    children::Children,
    element::el,
    icon::{Icon, glyph},
    part::Part,
    tone::Tone,
};
use crate::reactive::Signal;

impl Tone {
    /// The icon that says the same as the colour.
    pub(super) const fn icon(self) -> Icon {
        match self {
            Self::Danger => Icon::Error,
            Self::Warning => Icon::Warning,
            Self::Success => Icon::Success,
            Self::Info | Self::Neutral => Icon::Info,
        }
    }

    /// How urgently a new statement is read aloud.
    pub(super) const fn role(self) -> &'static str {
        match self {
            Self::Danger => "alert",
            Self::Warning | Self::Info | Self::Success | Self::Neutral => "status",
        }
    }
}

/// The statement, perhaps with something to do about it.
#[component]
pub fn Banner(
    /// How serious it is.
    tone: Tone,
    /// What is the case.
    #[prop(into)]
    text: Signal<String>,
    /// The same in a few words, in front.
    #[prop(optional, into)]
    title: Option<Words>,
    /// What to do about it: buttons or links.
    #[prop(optional)]
    children: Option<Children>,
) -> Part {
    let actions =
        children.map(|children| el("div").class("banner-actions").child(children.build()));
    el("div")
        .class("banner")
        .attr("data-tone", tone.name())
        .attr("role", tone.role())
        .child((
            glyph(tone.icon()),
            el("div").class("banner-words").child((
                title.map(|title| el("strong").child(title)),
                el("p").child(text),
            )),
            actions,
        ))
        .into()
}
