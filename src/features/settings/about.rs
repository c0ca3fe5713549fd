//! Which version this is, and what it does not do.

use leptos::prelude::*;

use crate::ui::{Card, Part, el, part};

/// The version and the promises that can be checked.
#[component]
pub(super) fn About() -> Part {
    let text = concat!(
        "Mirrordeck ",
        env!("CARGO_PKG_VERSION"),
        ". It talks to your GitLab and to nobody else: no server of its own, no telemetry."
    );
    view! { <Card title="About">{part(el("p").class("muted").child(text))}</Card> }.into_inner()
}
