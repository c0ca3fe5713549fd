//! The table of a project's mirrors.

use leptos::prelude::*;
use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_language::fill;

use crate::features::project::mirror_row::mirror_row;
use crate::reactive::{Memo, Signal};
use crate::state::project::ProjectStore;
use crate::ui::{EmptyState, Icon, Meter, Part, TableFrame, each, el, head, part};

/// Enabled mirrors that GitLab allows per project (18.9): <https://docs.gitlab.com/administration/instance_limits/>.
const ENABLED_LIMIT: u32 = 10;

/// Heads of the columns; each cell of a row repeats its own for narrow screens.
const COLUMNS: [&str; 6] = [
    "Mirrors to",
    "Status",
    "Last success",
    "Branches",
    "Enabled",
    "Actions",
];

/// The mirrors, or the explanation that there are none.
pub(super) fn mirror_table() -> Part {
    let store = ProjectStore::from_context();
    let ids = Memo::new(move || {
        store.mirrors().with(|mirrors| {
            mirrors
                .value()
                .into_iter()
                .flatten()
                .map(|mirror| mirror.id)
                .collect::<Vec<_>>()
        })
    });
    let enabled = Memo::new(move || {
        store.mirrors().with(|mirrors| {
            let enabled = mirrors
                .value()
                .into_iter()
                .flatten()
                .filter(|mirror| mirror.enabled);
            u32::try_from(enabled.count()).unwrap_or(u32::MAX)
        })
    });
    let is_empty = Memo::new(move || ids.read().is_empty());
    part(move || {
        if is_empty.get() {
            return view! {
                <EmptyState
                    icon=Icon::Sync
                    title="No push mirrors yet"
                    text="A push mirror sends every change of this project to a repository elsewhere. Add one to begin."
                />
            }
            .into_inner();
        }
        let text = move || {
            let (enabled, limit) = (enabled.get().to_string(), ENABLED_LIMIT.to_string());
            fill("{0} of {1} enabled", &[&enabled, &limit])
        };
        let rows = each(
            move || ids.get().into_iter().map(|id| id.0).collect(),
            |id| mirror_row(MirrorId(id)),
        );
        let table = part((head(&COLUMNS), el("tbody").child(rows)));
        part((
            view! { <Meter text=Signal::derive(text) value=enabled max=ENABLED_LIMIT/> },
            view! {
                <TableFrame label="Push mirrors" busy=Signal::derive(move || store.is_partial())>
                    {table}
                </TableFrame>
            },
        ))
    })
}
