//! Which version this is, and what it does not do.

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::ui::{Card, Part, el, part};

/// The version and the promises that can be checked.
#[component]
pub(super) fn About() -> Part {
    let text = fill(
        "Mirrordeck {0}. It talks to your GitLab and to nobody else: no server of its own, no telemetry.",
        &[env!("CARGO_PKG_VERSION")],
    );
    view! { <Card title="About">{part(el("p").class("muted").child(text))}</Card> }.into_inner()
}
