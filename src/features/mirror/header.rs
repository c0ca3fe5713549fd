//! The head of the page: the target, where it belongs, and what can be done with it.

use leptos::prelude::*;
use mirrordeck_domain::model::project::Project;
use mirrordeck_language::text;

use crate::features::mirror::action::{Action, button};
use crate::features::mirror::page::Page;
use crate::reactive::{Memo, Signal};
use crate::route::Route;
use crate::ui::{Crumb, PageActions, PageHeader, Part, part};
use crate::wording;

/// Target, place and actions.
pub(super) fn header(page: Page) -> Part {
    let title = move || {
        page.mirror.with(|mirror| match mirror {
            Some(mirror) => wording::mirror::target(mirror),
            None => text("Push mirror").to_owned(),
        })
    };
    let breadcrumb = move || {
        page.store
            .project()
            .with(|project| project.value().map(crumbs).unwrap_or_default())
    };
    let is_known = Memo::new(move || page.mirror.read().is_some());
    let actions = move || {
        is_known.get().then(|| {
            Vec::from(
                [Action::Delete, Action::Edit, Action::Sync].map(|action| button(page, action)),
            )
        })
    };
    let actions = part(actions);
    view! {
        <PageHeader title=Signal::derive(title) breadcrumb=Signal::derive(breadcrumb)>
            <PageActions slot>{actions}</PageActions>
        </PageHeader>
    }
    .into_inner()
}

/// The groups, and the project as the way back.
fn crumbs(project: &Project) -> Vec<Crumb> {
    let step = |label: &str, href| Crumb {
        label: label.to_owned(),
        href,
    };
    let mut crumbs = vec![step(text("Projects"), Some(Route::projects().href()))];
    let mut groups: Vec<_> = project.path_with_namespace.split('/').collect();
    let own = groups.pop().unwrap_or_default();
    crumbs.extend(groups.into_iter().map(|group| step(group, None)));
    crumbs.push(step(own, Some(Route::project(project.id).href())));
    crumbs
}
