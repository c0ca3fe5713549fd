//! One mirror: how it does, its settings, how it authenticates, and what can be done with it.

mod action;
mod authentication;
mod fix;
mod header;
mod method;
mod moment;
mod overwrite;
mod page;
mod problem;
mod public_key;
mod setting;
mod status;

use leptos::prelude::*;
use mirrordeck_domain::model::id::{MirrorId, ProjectRef};
use mirrordeck_language::fill;

use crate::route::Route;
use crate::state::connectivity::Connectivity;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::snapshot::View;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonLink, EmptyState, ErrorPanel, Icon, Part, Skeleton, Tone, el,
    part,
};
use crate::wording;

use crate::reactive::{Memo, Signal, spawn, spawn_scoped};
use page::Page;

/// The page of one mirror.
pub(crate) fn mirror_page(project: ProjectRef, mirror: MirrorId) -> Part {
    let store = ProjectStore::from_context();
    store.show(project);
    spawn_scoped(store.attend(Preferences::from_context(), Connectivity::from_context()));
    let page = Page::new(mirror);
    let kind = Memo::new(move || kind(page));
    let retry = move || spawn(store.load());
    let content = move || match kind.get() {
        Kind::Loading => view! { <Skeleton label="Reading the mirror" rows=6/> }.into_inner(),
        Kind::Failed(message) => {
            view! { <ErrorPanel title=message.title text=message.text on_retry=retry/> }
                .into_inner()
        }
        Kind::Gone => gone(page),
        Kind::Shown => shown(page),
    };
    el("div")
        .class("page")
        .child((header::header(page), content, overwrite::question(page)))
        .into()
}

/// What there is to show; rebuilt only when the kind of it changes.
#[derive(Clone, PartialEq)]
enum Kind {
    Loading,
    Failed(wording::error::Message),
    Gone,
    Shown,
}

fn kind(page: Page) -> Kind {
    if page.mirror.read().is_some() {
        return Kind::Shown;
    }
    let store = page.store;
    // A project that cannot be read explains more than its mirrors would.
    let project_error = store.project().with(|project| match project.view() {
        View::Failed(error) => Some(wording::error::read(error)),
        _ => None,
    });
    if let Some(message) = project_error {
        return Kind::Failed(message);
    }
    store.mirrors().with(|mirrors| match mirrors.error() {
        _ if mirrors.value().is_none() && mirrors.is_reading() => Kind::Loading,
        Some(error) => Kind::Failed(wording::error::read(error)),
        None if mirrors.value().is_none() || store.is_partial() => Kind::Loading,
        None => Kind::Gone,
    })
}

fn shown(page: Page) -> Part {
    let main = el("div")
        .class("page-main")
        .child((status::card(page), setting::card(page)));
    let side = el("div")
        .class("page-side")
        .child(authentication::card(page));
    part((
        stale(page),
        el("div").class("page-columns").child((main, side)),
    ))
}

/// The mirror is not in its project any more, or never was.
fn gone(page: Page) -> Part {
    let back = move || match page.store.project_id() {
        Some(project) => Route::project(project).href(),
        None => Route::projects().href(),
    };
    view! {
        <EmptyState
            icon=Icon::Trash
            title="This mirror is not here"
            text="It has been deleted, here or elsewhere, or belongs to another project."
        >
            <ButtonLink href=Signal::derive(back) kind=ButtonKind::Primary>"See the project's mirrors"</ButtonLink>
        </EmptyState>
    }
    .into_inner()
}

/// Says that the last refresh failed, while the old content stays.
fn stale(page: Page) -> Part {
    let message = Memo::new(move || {
        page.store
            .mirrors()
            .with(|mirrors| mirrors.error().map(wording::error::read))
    });
    let retry = move || spawn(page.store.refresh());
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
