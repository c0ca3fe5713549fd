//! The table of a project's mirrors.

use leptos::prelude::*;

use crate::features::project::mirror_row::MirrorRow;
use crate::state::project::ProjectStore;
use crate::ui::{EmptyState, Icon, Meter, TableFrame};

/// Enabled mirrors that GitLab allows per project (18.9): <https://docs.gitlab.com/administration/instance_limits/>.
const ENABLED_LIMIT: u32 = 10;

/// The mirrors, or the explanation that there are none.
#[component]
pub(super) fn MirrorTable() -> impl IntoView {
    let store = ProjectStore::from_context();
    let ids = Memo::new(move |_| {
        store.mirrors().with(|mirrors| {
            mirrors
                .value()
                .into_iter()
                .flatten()
                .map(|mirror| mirror.id)
                .collect::<Vec<_>>()
        })
    });
    let enabled = Memo::new(move |_| {
        store.mirrors().with(|mirrors| {
            let enabled = mirrors
                .value()
                .into_iter()
                .flatten()
                .filter(|mirror| mirror.enabled);
            u32::try_from(enabled.count()).unwrap_or(u32::MAX)
        })
    });
    let is_empty = Memo::new(move |_| ids.read().is_empty());
    move || {
        if is_empty.get() {
            return view! {
                <EmptyState
                    icon=Icon::Sync
                    title="No push mirrors yet"
                    text="A push mirror sends every change of this project to a repository elsewhere. Add one to begin."
                />
            }
            .into_any();
        }
        view! {
            <Meter text=Signal::derive(move || format!("{} of {ENABLED_LIMIT} enabled", enabled.get())) value=enabled max=ENABLED_LIMIT/>
            <TableFrame label="Push mirrors" busy=Signal::derive(move || store.is_partial())>
                <thead>
                    <tr>
                        <th scope="col">"Mirrors to"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"Last success"</th>
                        <th scope="col">"Branches"</th>
                        <th scope="col">"Enabled"</th>
                        <th scope="col">"Actions"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id let:id>
                        <MirrorRow id/>
                    </For>
                </tbody>
            </TableFrame>
        }
        .into_any()
    }
}
