//! The head of the page: where the project is, what it is called, how many of its mirrors are enabled.

use leptos::prelude::*;
use mirrordeck_domain::model::project::Project;
use mirrordeck_language::{count, text};

use crate::navigation::Navigation;
use crate::reactive::{Memo, Signal};
use crate::route::{ProjectPanel, Route};
use crate::state::project::ProjectStore;
use crate::state::session::Session;
use crate::state::snapshot::{Snapshot, View};
use crate::ui::{
    Button, ButtonKind, Crumb, ExternalLink, PageActions, PageHeader, Part, part, when,
};
use crate::wording;

/// Name, place and actions of the project.
#[component]
pub(super) fn Header() -> Part {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let project = Memo::new(move || store.project().with(|project| project.value().cloned()));
    let title = move || {
        project.with(|project| match project {
            Some(project) => project.name.clone(),
            None => text("Project").to_owned(),
        })
    };
    let breadcrumb =
        move || project.with(|project| project.as_ref().map(crumbs).unwrap_or_default());
    let summary = move || {
        store
            .mirrors()
            .with(|mirrors| mirrors.value().map(|mirrors| size(mirrors.len())))
    };
    let no_write = Signal::derive(move || wording::reason::no_write(session.is_read_only()));
    let add = move || {
        if let Some(id) = untrack(|| store.project_id()) {
            navigation.go(&Route::project_panel(id, ProjectPanel::NewMirror));
        }
    };
    let link = part(move || {
        project.get().map(|project| {
            view! { <ExternalLink href=project.web_url>"Open in GitLab"</ExternalLink> }
        })
    });
    // Where mirrors cannot be read, none can be added either.
    let is_open = move || {
        let is_failed = |mirrors: &Snapshot<_>| matches!(mirrors.view(), View::Failed(_));
        !store.mirrors().with(is_failed)
    };
    let add_button = part(when(is_open, move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=add disabled_because=no_write>
                "Add mirror"
            </Button>
        }
    }));
    view! {
        <PageHeader
            title=Signal::derive(title)
            summary=Signal::derive(summary)
            breadcrumb=Signal::derive(breadcrumb)
        >
            <PageActions slot>
                {link}
                {add_button}
            </PageActions>
        </PageHeader>
    }
    .into_inner()
}

fn crumbs(project: &Project) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb {
        label: text("Projects").to_owned(),
        href: Some(Route::projects().href()),
    }];
    let mut groups: Vec<_> = project.path_with_namespace.split('/').collect();
    groups.pop();
    crumbs.extend(groups.into_iter().map(|group| Crumb {
        label: group.to_owned(),
        href: None,
    }));
    crumbs
}

fn size(mirrors: usize) -> String {
    match mirrors {
        0 => text("No push mirrors").to_owned(),
        _ => count(
            mirrors as u64,
            "{0} push mirror",
            "{0} push mirrors",
            &[&mirrors.to_string()],
        ),
    }
}
