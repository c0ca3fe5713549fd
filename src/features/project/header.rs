//! The head of the page: where the project is, what it is called, how many of its mirrors are enabled.

use leptos::prelude::*;
use mirrordeck_domain::model::project::Project;

use crate::route::{ProjectPanel, Route};
use crate::state::project::ProjectStore;
use crate::state::session::Session;
use crate::ui::{ButtonKind, ButtonLink, Crumb, ExternalLink, PageActions, PageHeader};

/// Name, place and actions of the project.
#[component]
pub(super) fn Header() -> impl IntoView {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let project = Memo::new(move |_| store.project().with(|project| project.value().cloned()));
    let title = move || {
        project
            .read()
            .as_ref()
            .map_or_else(|| "Push mirrors".to_owned(), |project| project.name.clone())
    };
    let breadcrumb = move || project.read().as_ref().map(crumbs).unwrap_or_default();
    let summary = move || {
        store
            .mirrors()
            .with(|mirrors| mirrors.value().map(|mirrors| count(mirrors.len())))
    };
    let add = move || {
        store
            .project_id()
            .map(|id| Route::project_panel(id, ProjectPanel::NewMirror).href())
    };
    view! {
        <PageHeader
            title=Signal::derive(title)
            summary=Signal::derive(summary)
            breadcrumb=Signal::derive(breadcrumb)
        >
            <PageActions slot>
                {move || project.get().map(|project| view! { <ExternalLink href=project.web_url>"Open in GitLab"</ExternalLink> })}
                <Show when=move || !session.is_read_only()>
                    {move || add().map(|href| view! { <ButtonLink href kind=ButtonKind::Primary>"Add mirror"</ButtonLink> })}
                </Show>
            </PageActions>
        </PageHeader>
    }
}

fn crumbs(project: &Project) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb {
        label: "Projects".to_owned(),
        href: Some(Route::home().href()),
    }];
    let mut groups: Vec<_> = project.path_with_namespace.split('/').collect();
    groups.pop();
    crumbs.extend(groups.into_iter().map(|group| Crumb {
        label: group.to_owned(),
        href: None,
    }));
    crumbs
}

fn count(mirrors: usize) -> String {
    match mirrors {
        0 => "No push mirrors".to_owned(),
        1 => "1 push mirror".to_owned(),
        _ => format!("{mirrors} push mirrors"),
    }
}
