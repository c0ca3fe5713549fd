//! The page for an address nobody knows.

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, EmptyState, Icon, PageHeader, Part, el};

/// Says which address it was, and leads back.
#[component]
pub(crate) fn NotFoundPage(
    /// The address, without `#`.
    hash: String,
) -> Part {
    let back = move || {
        view! {
            <ButtonLink href=Route::home().href() kind=ButtonKind::Primary>"Go to the fleet"</ButtonLink>
        }
    };
    el("div")
        .class("page")
        .child((
            view! { <PageHeader title="There is no such page"/> },
            view! {
                <EmptyState
                    icon=Icon::Search
                    title="This address leads nowhere"
                    text=fill("\u{201c}#{0}\u{201d} is not an address of Mirrordeck. It may have been cut off when it was copied.", &[&hash])
                >
                    {back()}
                </EmptyState>
            },
        ))
        .into()
}
