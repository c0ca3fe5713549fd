//! What stands above a page: a dialog that has its own address.

use leptos::prelude::*;
use mirrordeck_domain::model::id::{ProjectId, ProjectRef};

use crate::features::delete_mirror::delete_mirror_dialog;
use crate::features::mirror_form::{edit_mirror_dialog, new_mirror_dialog};
use crate::features::pull_mirror::PullMirrorDialog;
use crate::navigation::Navigation;
use crate::reactive::Memo;
use crate::route::{MirrorPanel, ProjectPanel, Route};
use crate::state::project::ProjectStore;
use crate::ui::{Part, part};

/// The dialog of the current route, rebuilt only when it is another one.
pub(super) fn panel(is_connected: Memo<bool>) -> Part {
    let navigation = Navigation::from_context();
    let store = ProjectStore::from_context();
    let shown = Memo::new(move || {
        let route = is_connected.get().then(|| navigation.route())?;
        let project = match &route {
            Route::Project { project, .. } | Route::Mirror { project, .. } => project,
            _ => return None,
        };
        let id = match project {
            ProjectRef::Id(id) => *id,
            // The page below finds out which number belongs to a path.
            ProjectRef::Path(_) => store.project_id()?,
        };
        Some((id, route))
    });
    part(move || shown.get().and_then(|(id, route)| dialog(id, route)))
}

fn dialog(id: ProjectId, route: Route) -> Option<Part> {
    Some(match route {
        Route::Project { panel, .. } => match panel {
            ProjectPanel::None => return None,
            ProjectPanel::NewMirror => new_mirror_dialog(id),
            ProjectPanel::PullMirror => view! { <PullMirrorDialog project=id/> }.into_inner(),
        },
        Route::Mirror {
            project,
            mirror,
            panel,
        } => match panel {
            MirrorPanel::None => return None,
            MirrorPanel::Edit => edit_mirror_dialog(id, mirror),
            MirrorPanel::Delete => part(delete_mirror_dialog(project, mirror)),
        },
        _ => return None,
    })
}
