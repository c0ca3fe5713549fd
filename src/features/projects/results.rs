//! The list of what was found, with its empty, loading and failed states.

use leptos::prelude::*;
use mirrordeck_domain::model::project::{MAINTAINER, Project};
use mirrordeck_language::{fill, text};

use crate::features::projects::search::Search;
use crate::reactive::{Memo, spawn_scoped};
use crate::route::Route;
use crate::state::snapshot::View;
use crate::ui::{
    Element, EmptyState, ErrorPanel, Icon, Part, Skeleton, TableFrame, Tag, cell, el, head, part,
};
use crate::wording;

/// Shows a search's answer.
#[component]
pub(super) fn Results(
    /// The search.
    search: Search,
    /// What was searched for.
    words: Memo<String>,
) -> Part {
    let retry = move || spawn_scoped(search.again());
    part(move || {
        search.found.with(|found| match found.view() {
            View::Loading => view! { <Skeleton label="Reading projects" rows=6/> }.into_inner(),
            View::Failed(error) => {
                let message = wording::error::read(error);
                view! { <ErrorPanel title=message.title text=message.text on_retry=retry/> }
                    .into_inner()
            }
            View::Showing { value, .. } if value.items.is_empty() => nothing(&words.read()),
            View::Showing { value, .. } => table(&value.items, value.next.is_some()),
        })
    })
}

fn nothing(words: &str) -> Part {
    let text = if words.is_empty() {
        text("This account is a member of no project. Paste the path or address of one that you can see.")
            .to_owned()
    } else {
        fill(
            "No project of yours matches \u{201c}{0}\u{201d}. A full path or an address opens any project you can see.",
            &[words],
        )
    };
    view! { <EmptyState icon=Icon::Search title="No project found" text/> }.into_inner()
}

fn table(projects: &[Project], has_more: bool) -> Part {
    let rows = projects.iter().map(row).collect::<Vec<_>>();
    let rows = el("tbody").child(rows);
    part((
        view! {
            <TableFrame label="Projects">
                {part((head(&["Project", "Group", "Notes"]), rows))}
            </TableFrame>
        },
        has_more.then(|| {
            el("p")
                .class("muted")
                .child("Only the first 100 are shown. Search for more words to narrow them down.")
        }),
    ))
}

fn row(project: &Project) -> Element {
    let group = project
        .path_with_namespace
        .rsplit_once('/')
        .map(|(group, _)| group.replace('/', " / "));
    // Unknown is not shown: membership through a shared group is not listed.
    let is_below_maintainer = project
        .access_level()
        .is_some_and(|level| level < MAINTAINER);
    let notes = (
        project.archived.then(|| view! { <Tag text="Archived"/> }),
        is_below_maintainer.then(|| view! { <Tag text="Below Maintainer"/> }),
    );
    el("tr").child((
        cell("Project").child(
            el("a")
                .attr("href", Route::project(project.id).href())
                .child(project.name.clone()),
        ),
        cell("Group").class("muted").child(group),
        cell("Notes").child(el("span").class("cluster").child(notes)),
    ))
}
