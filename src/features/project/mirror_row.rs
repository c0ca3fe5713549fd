//! One mirror as a row: it changes only where its mirror changed.

use leptos::prelude::*;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_domain::model::last_error;
use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::{fill, text};

use crate::browser::intl;
use crate::features::project::branches;
use crate::reactive::{Memo, Signal, spawn};
use crate::route::{MirrorPanel, Route};
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::project::pending::Pending;
use crate::state::session::Session;
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{
    Badge, Button, Element, Icon, Menu, MenuLink, Part, RelativeTime, Switch, Tag, cell, el, glyph,
    part,
};
use crate::wording;

/// Why GitLab may answer that a mirror stays disabled although it was asked to enable it:
/// <https://docs.gitlab.com/administration/silent_mode/> and the checks of its `RemoteMirror` model (18.5).
const STAYS_DISABLED: &str = "Mirroring may be switched off for this instance or project, the project may have no repository or be about to be deleted, or the instance is in silent mode. Ask an administrator.";

/// What a row shows, put together once so that each cell only looks at its part.
#[derive(Clone, PartialEq)]
struct Shown {
    target: String,
    is_ssh: bool,
    health: Health,
    cause: Option<&'static str>,
    success: Option<Timestamp>,
    branches: String,
    keeps_diverged: bool,
    is_enabled: bool,
    no_sync: Option<String>,
}

impl Shown {
    fn of(mirror: &Mirror, session: Session, now: Timestamp, stale_after_ms: i64) -> Self {
        let health = Health::of(mirror, now, stale_after_ms);
        let no_sync = wording::reason::no_sync(
            mirror,
            health,
            &session.capabilities(),
            session.is_read_only(),
        );
        Self {
            target: wording::mirror::target(mirror),
            is_ssh: mirror.auth_method == Some(AuthMethod::SshPublicKey),
            health,
            cause: mirror
                .last_error
                .as_ref()
                .map(|text| wording::cause::title(last_error::explain(text).cause)),
            success: mirror.last_successful_update_at,
            branches: branches::label(mirror),
            keeps_diverged: mirror.keep_divergent_refs,
            is_enabled: mirror.enabled,
            no_sync,
        }
    }
}

/// The row.
pub(super) fn mirror_row(id: MirrorId) -> Element {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let now = Now::from_context();
    let preferences = Preferences::from_context();
    let shown = Memo::new(move || {
        let mirror = store.mirror(id)?;
        let stale_after_ms = preferences.stale_after_ms();
        Some(Shown::of(&mirror, session, now.get(), stale_after_ms))
    });
    el("tr").child((
        cell("Mirrors to").child(target(id, shown)),
        cell("Status").child(status(shown)),
        cell("Last success").child(success(shown)),
        cell("Branches").child(rules(shown)),
        cell("Enabled").child(enabled_switch(id, shown)),
        cell("Actions").child(actions(id, shown)),
    ))
}

/// A part of what is shown, followed only while it changes itself.
fn look<T: PartialEq + Send + Sync + 'static>(
    shown: Memo<Option<Shown>>,
    read: fn(&Shown) -> T,
) -> Memo<Option<T>> {
    Memo::new(move || shown.with(|shown| shown.as_ref().map(read)))
}

fn target(id: MirrorId, shown: Memo<Option<Shown>>) -> Part {
    let store = ProjectStore::from_context();
    let head = look(shown, |shown| (shown.is_ssh, shown.target.clone()));
    part(move || {
        let project = store.project_id()?;
        let (is_ssh, target) = head.get()?;
        let icon = if is_ssh { Icon::Key } else { Icon::Lock };
        let href = Route::mirror(project, id).href();
        Some(el("span").class("cell-target").child((
            glyph(icon),
            el("a").class("cell-title").attr("href", href).child(target),
        )))
    })
}

fn status(shown: Memo<Option<Shown>>) -> Part {
    let state = look(shown, |shown| (shown.health, shown.cause));
    part(move || {
        state.get().map(|(health, cause)| {
            part((
                view! { <Badge tone=wording::health::tone(health) text=wording::health::label(health)/> },
                cause.map(|cause| el("div").class("muted").child(cause)),
            ))
        })
    })
}

fn success(shown: Memo<Option<Shown>>) -> Part {
    let now = Now::from_context();
    let time = look(shown, |shown| shown.success);
    part(move || match time.get().flatten() {
        Some(time) => {
            let text = Signal::derive(move || intl::relative(time, now.get()));
            view! { <RelativeTime datetime=time.to_iso() text title=intl::absolute(time)/> }
                .into_inner()
        }
        None => el("span").class("muted").child("never").into(),
    })
}

fn rules(shown: Memo<Option<Shown>>) -> Part {
    let rules = look(shown, |shown| {
        (shown.branches.clone(), shown.keeps_diverged)
    });
    part(move || {
        rules.get().map(|(branches, keeps_diverged)| {
            el("span").class("cluster").child((
                view! { <Tag text=branches/> },
                keeps_diverged.then(|| view! { <Tag text="leaves diverged"/> }),
            ))
        })
    })
}

/// Switches the mirror in place; it goes back if the server refuses.
fn enabled_switch(id: MirrorId, shown: Memo<Option<Shown>>) -> Part {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let toasts = Toasts::from_context();
    let label = Signal::derive(move || fill("Enabled: {0}", &[&target_of(shown)]));
    let checked = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.is_enabled))
    });
    let busy = Signal::derive(move || matches!(store.pending(id), Some(Pending::Update(_))));
    let no_write = Signal::derive(move || wording::reason::no_write(session.is_read_only()));
    let switch = move |is_wanted: bool| {
        let Some(project) = store.project_id() else {
            return;
        };
        spawn(async move {
            let answer = store
                .update(project, id, MirrorChanges::enabled(is_wanted))
                .await;
            let (title, text) = match answer {
                Ok(mirror) if is_wanted && !mirror.enabled => (
                    "GitLab keeps the mirror disabled",
                    text(STAYS_DISABLED).to_owned(),
                ),
                Ok(_) => return,
                Err(error) => ("The mirror was not switched", wording::error::write(&error)),
            };
            toasts.show(ToastTone::Problem, title, text);
        });
    };
    view! { <Switch label checked on_change=switch busy disabled_because=no_write label_hidden=true/> }
        .into_inner()
}

fn actions(id: MirrorId, shown: Memo<Option<Shown>>) -> Element {
    let store = ProjectStore::from_context();
    let no_sync = Signal::derive(move || shown.with(|shown| shown.as_ref()?.no_sync.clone()));
    let busy = Signal::derive(move || store.pending(id) == Some(Pending::Sync));
    let more = Signal::derive(move || fill("More for {0}", &[&target_of(shown)]));
    let sync = move || {
        if let Some(project) = store.project_id() {
            spawn(store.sync(project, id));
        }
    };
    let panel = move |panel| {
        Signal::derive(move || {
            let project = store.project_id();
            project
                .map(|project| Route::mirror_panel(project, id, panel).href())
                .unwrap_or_default()
        })
    };
    let of = el("span")
        .class("visually-hidden")
        .child(move || [" ", &target_of(shown)].concat());
    el("span").class("cluster").child((
        view! {
            <Button compact=true on_press=sync busy disabled_because=no_sync>
                {part(("Sync", of))}
            </Button>
        },
        view! {
            <Menu label=more>
                <MenuLink href=panel(MirrorPanel::Edit)>"Edit"</MenuLink>
                <MenuLink href=panel(MirrorPanel::Delete)>"Delete"</MenuLink>
            </Menu>
        },
    ))
}

/// What the row is about, for names of its controls.
fn target_of(shown: Memo<Option<Shown>>) -> String {
    shown
        .with(|shown| shown.as_ref().map(|shown| shown.target.clone()))
        .unwrap_or_default()
}
