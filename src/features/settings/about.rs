//! Which version this is, and what it does not do.

use leptos::prelude::*;

use crate::ui::Card;

/// The version and the promises that can be checked.
#[component]
pub(super) fn About() -> impl IntoView {
    view! {
        <Card title="About">
            <p class="muted">
                {concat!("Mirrordeck ", env!("CARGO_PKG_VERSION"), ". It talks to your GitLab and to nobody else: no server of its own, no telemetry.")}
            </p>
        </Card>
    }
}
