//! One mirror: its state, its settings, and what can be done with it.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use mirrordeck_domain::model::id::{MirrorId, ProjectRef};

use crate::state::connectivity::Connectivity;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::ui::PageHeader;
use crate::wording;

/// The page of one mirror.
#[component]
pub(crate) fn MirrorPage(
    /// The mirror's project.
    project: ProjectRef,
    /// The mirror.
    mirror: MirrorId,
) -> impl IntoView {
    let store = ProjectStore::from_context();
    store.show(project);
    spawn_local_scoped_with_cancellation(
        store.attend(Preferences::from_context(), Connectivity::from_context()),
    );
    let title = move || {
        store
            .mirror(mirror)
            .map(|mirror| wording::mirror::target(&mirror))
            .unwrap_or_default()
    };
    view! { <div class="page"><PageHeader title=Signal::derive(title)/></div> }.into_any()
}
