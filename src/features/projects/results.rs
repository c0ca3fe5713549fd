//! The list of what was found, with its empty, loading and failed states.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use mirrordeck_domain::model::project::{MAINTAINER, Project};

use crate::features::projects::search::Search;
use crate::route::Route;
use crate::state::snapshot::View;
use crate::ui::{EmptyState, ErrorPanel, Icon, Skeleton, TableFrame, Tag};
use crate::wording;

/// Shows a search's answer.
#[component]
pub(super) fn Results(
    /// The search.
    search: Search,
    /// What was searched for.
    words: Memo<String>,
) -> impl IntoView {
    let retry = move || spawn_local_scoped_with_cancellation(search.again());
    move || {
        search.found.with(|found| match found.view() {
            View::Loading => view! { <Skeleton label="Reading projects" rows=6/> }.into_any(),
            View::Failed(error) => {
                let message = wording::error::read(error);
                view! { <ErrorPanel title=message.title text=message.text on_retry=retry/> }
                    .into_any()
            }
            View::Showing { value, .. } if value.items.is_empty() => nothing(&words.read()),
            View::Showing { value, .. } => {
                let has_more = value.next.is_some();
                view! { <Table projects=value.items.clone() has_more/> }.into_any()
            }
        })
    }
}

fn nothing(words: &str) -> AnyView {
    let text = if words.is_empty() {
        "This account is a member of no project. Paste the path or address of one that you can see."
            .to_owned()
    } else {
        format!(
            "No project of yours matches \u{201c}{words}\u{201d}. A full path or an address opens any project you can see."
        )
    };
    view! { <EmptyState icon=Icon::Search title="No project found" text/> }.into_any()
}

#[component]
fn Table(projects: Vec<Project>, has_more: bool) -> impl IntoView {
    view! {
        <TableFrame label="Projects">
            <thead>
                <tr><th scope="col">"Project"</th><th scope="col">"Group"</th><th scope="col">"Notes"</th></tr>
            </thead>
            <tbody>{projects.into_iter().map(row).collect_view()}</tbody>
        </TableFrame>
        <Show when=move || has_more>
            <p class="muted">"Only the first 100 are shown. Search for more words to narrow them down."</p>
        </Show>
    }
}

fn row(project: Project) -> impl IntoView {
    let group = project
        .path_with_namespace
        .rsplit_once('/')
        .map(|(group, _)| group.replace('/', " / "));
    // Unknown is not shown: membership through a shared group is not listed.
    let is_below_maintainer = project
        .access_level()
        .is_some_and(|level| level < MAINTAINER);
    view! {
        <tr>
            <td data-label="Project"><a href=Route::project(project.id).href()>{project.name}</a></td>
            <td data-label="Group" class="muted">{group}</td>
            <td data-label="Notes">
                <span class="cluster">
                    {project.archived.then(|| view! { <Tag text="Archived"/> })}
                    {is_below_maintainer.then(|| view! { <Tag text="Below Maintainer"/> })}
                </span>
            </td>
        </tr>
    }
}
