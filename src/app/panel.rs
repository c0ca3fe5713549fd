//! What stands above a page: a dialog that has its own address.

use leptos::prelude::*;
use mirrordeck_domain::model::id::{ProjectId, ProjectRef};

use crate::app::later::Later;
use crate::app::pages::Others;
use crate::features::delete_mirror::delete_mirror_dialog;
use crate::features::fleet_export::fleet_export_dialog;
use crate::features::fleet_scope::fleet_scope_dialog;
use crate::features::mirror_form::{edit_mirror_dialog, new_mirror_dialog};
use crate::features::pull_mirror::PullMirrorDialog;
use crate::features::saved_filters::saved_filters_dialog;
use crate::navigation::Navigation;
use crate::reactive::Memo;
use crate::route::fleet::FleetPanel;
use crate::route::{MirrorPanel, ProjectPanel, Route};
use crate::state::project::ProjectStore;
use crate::ui::{Part, part};

/// Builds the dialog of a route, if it has one.
pub(super) type Dialog = fn(Option<ProjectId>, Route) -> Option<Part>;

/// The dialog of the current route, rebuilt only when it is another one.
pub(super) fn panel(is_connected: Memo<bool>, others: Later<Others>) -> Part {
    let navigation = Navigation::from_context();
    let store = ProjectStore::from_context();
    let shown = Memo::new(move || {
        let route = is_connected.get().then(|| navigation.route())?;
        if !is_open(&route) || navigation.account().is_some() {
            return None;
        }
        let id = match &route {
            Route::Project { project, .. } | Route::Mirror { project, .. } => Some(match project {
                ProjectRef::Id(id) => *id,
                // The page below finds out which number belongs to a path.
                ProjectRef::Path(_) => store.project_id()?,
            }),
            _ => None,
        };
        Some((id, route))
    });
    part(move || {
        let (id, route) = shown.get()?;
        Some(others.show(move |others| part((others.dialog)(id, route.clone()))))
    })
}

fn is_open(route: &Route) -> bool {
    match route {
        Route::Project { panel, .. } => *panel != ProjectPanel::None,
        Route::Mirror { panel, .. } => *panel != MirrorPanel::None,
        Route::Fleet(view) => view.panel != FleetPanel::None,
        _ => false,
    }
}

pub(super) fn dialog(id: Option<ProjectId>, route: Route) -> Option<Part> {
    Some(match route {
        Route::Project { panel, .. } => match panel {
            ProjectPanel::None => return None,
            ProjectPanel::NewMirror => new_mirror_dialog(id?),
            ProjectPanel::PullMirror => view! { <PullMirrorDialog project=id?/> }.into_inner(),
        },
        Route::Mirror {
            project,
            mirror,
            panel,
        } => match panel {
            MirrorPanel::None => return None,
            MirrorPanel::Edit => edit_mirror_dialog(id?, mirror),
            MirrorPanel::Delete => part(delete_mirror_dialog(project, mirror)),
        },
        Route::Fleet(view) => match view.panel {
            FleetPanel::None => return None,
            FleetPanel::Export => fleet_export_dialog(view),
            FleetPanel::Scope => fleet_scope_dialog(view),
            FleetPanel::Filters => saved_filters_dialog(view),
        },
        _ => return None,
    })
}
