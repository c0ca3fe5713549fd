//! A project's push mirrors: the table, the meter of enabled ones, and the way to add one.

mod branches;
mod freshness;
mod header;
mod mirror_row;
mod mirror_table;
mod notes;

use leptos::prelude::*;
use mirrordeck_domain::model::id::ProjectRef;
use mirrordeck_language::fill;

use crate::state::connectivity::Connectivity;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::snapshot::View;
use crate::ui::{Banner, Button, Children, ErrorPanel, Part, Skeleton, Tone, el, part};
use crate::wording;

use crate::reactive::{Memo, spawn, spawn_scoped};
use freshness::freshness;
use header::Header;
use mirror_table::mirror_table;
use notes::notes;

/// The page of one project.
#[component]
pub(crate) fn ProjectPage(
    /// The project.
    project: ProjectRef,
    /// What stands below the table.
    children: Children,
) -> Part {
    let store = ProjectStore::from_context();
    store.show(project);
    spawn_scoped(store.attend(Preferences::from_context(), Connectivity::from_context()));
    el("div")
        .class("page")
        .child((view! { <Header/> }, notes(), content(), children.build()))
        .into()
}

/// What the mirrors' snapshot has to show; rebuilt only when the kind of it changes.
#[derive(Clone, PartialEq)]
enum Kind {
    Loading,
    Failed(wording::error::Message),
    Table,
}

fn content() -> Part {
    let store = ProjectStore::from_context();
    let kind = Memo::new(move || {
        // A project that cannot be read explains more than its mirrors would.
        let project_error = store.project().with(|project| match project.view() {
            View::Failed(error) => Some(wording::error::read(error)),
            _ => None,
        });
        store
            .mirrors()
            .with(|mirrors| match (mirrors.view(), project_error) {
                (View::Showing { .. }, _) => Kind::Table,
                (_, Some(message)) => Kind::Failed(message),
                (View::Failed(error), None) => Kind::Failed(wording::error::read(error)),
                (View::Loading, None) => Kind::Loading,
            })
    });
    let retry = move || spawn_scoped(store.load());
    part(move || match kind.get() {
        Kind::Loading => view! { <Skeleton label="Reading mirrors" rows=5/> }.into_inner(),
        Kind::Failed(message) => {
            view! { <ErrorPanel title=message.title text=message.text on_retry=retry/> }
                .into_inner()
        }
        Kind::Table => part((stale(), mirror_table(), freshness())),
    })
}

/// Says that the last refresh failed, while the old content stays.
fn stale() -> Part {
    let store = ProjectStore::from_context();
    let message = Memo::new(move || {
        store
            .mirrors()
            .with(|mirrors| mirrors.error().map(wording::error::read))
    });
    let retry = move || spawn(store.refresh());
    part(move || {
        message.get().map(|message| {
            let text = fill("{0} What you see was read before.", &[&message.text]);
            view! {
                <Banner tone=Tone::Warning title=message.title text>
                    <Button compact=true on_press=retry>"Try again"</Button>
                </Banner>
            }
        })
    })
}
