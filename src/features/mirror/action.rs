//! What can be done with a mirror, each as a button that says why it cannot be used.

use leptos::prelude::*;

use crate::features::mirror::page::Page;
use crate::reactive::{Signal, spawn};
use crate::route::{MirrorPanel, ProjectPanel, Route};
use crate::state::project::pending::Pending;
use crate::ui::{Button, ButtonKind, Part};
use crate::wording::reason;

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Action {
    /// Ask for a push, from the head of the page.
    Sync,
    /// Ask for a push, from the explanation of an error.
    SyncAgain,
    /// Open the form of its settings.
    Edit,
    /// Open the same form for its host keys.
    SetHostKeys,
    /// Ask whether to delete it.
    Delete,
    /// Open the form of a new mirror.
    Replace,
    /// Ask whether to overwrite what only the target has.
    Overwrite,
    /// Go to the project.
    SeeMirrors,
}

impl Action {
    const fn label(self) -> &'static str {
        match self {
            Self::Sync => "Sync now",
            Self::SyncAgain => "Sync again",
            Self::Edit => "Edit",
            Self::SetHostKeys => "Set host keys",
            Self::Delete => "Delete",
            Self::Replace => "Add a replacement",
            Self::Overwrite => "Overwrite them",
            Self::SeeMirrors => "See all mirrors",
        }
    }

    const fn kind(self) -> ButtonKind {
        match self {
            Self::Delete => ButtonKind::Danger,
            Self::Sync => ButtonKind::Primary,
            _ => ButtonKind::Secondary,
        }
    }

    fn no(self, page: Page) -> Option<String> {
        let is_read_only = page.session.is_read_only();
        match self {
            Self::SeeMirrors => None,
            Self::Delete => reason::no_delete(&page.session.capabilities(), is_read_only),
            Self::Sync | Self::SyncAgain => page.mirror.with(|mirror| {
                reason::no_sync(
                    mirror.as_ref()?,
                    page.health.get()?,
                    &page.session.capabilities(),
                    is_read_only,
                )
            }),
            Self::Edit | Self::SetHostKeys | Self::Replace | Self::Overwrite => {
                reason::no_write(is_read_only)
            }
        }
    }

    fn perform(self, page: Page) {
        let Some(project) = page.store.project_id() else {
            return;
        };
        page.navigation.go(&match self {
            Self::Sync | Self::SyncAgain => {
                spawn(page.store.sync(project, page.id));
                return;
            }
            Self::Overwrite => {
                page.is_asking.set(true);
                return;
            }
            Self::Edit | Self::SetHostKeys => {
                Route::mirror_panel(project, page.id, MirrorPanel::Edit)
            }
            Self::Delete => Route::mirror_panel(project, page.id, MirrorPanel::Delete),
            Self::Replace => Route::project_panel(project, ProjectPanel::NewMirror),
            Self::SeeMirrors => Route::project(project),
        });
    }
}

/// The button for it.
pub(super) fn button(page: Page, action: Action) -> Part {
    let is_sync = matches!(action, Action::Sync | Action::SyncAgain);
    let busy =
        Signal::derive(move || is_sync && page.store.pending(page.id) == Some(Pending::Sync));
    view! {
        <Button
            kind=action.kind()
            on_press=move || action.perform(page)
            busy
            disabled_because=Signal::derive(move || action.no(page))
        >
            {action.label()}
        </Button>
    }
    .into_inner()
}
