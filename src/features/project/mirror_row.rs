//! One mirror as a row: it changes only where its mirror changed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_domain::model::last_error;
use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::intl;
use crate::features::project::branches;
use crate::route::{MirrorPanel, Route};
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::project::pending::Pending;
use crate::state::session::Session;
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{Badge, Button, Glyph, Icon, Menu, MenuLink, RelativeTime, Switch, Tag};
use crate::wording;

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
#[component]
pub(super) fn MirrorRow(
    /// Which mirror.
    id: MirrorId,
) -> impl IntoView {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let now = Now::from_context();
    let preferences = Preferences::from_context();
    let shown = Memo::new(move |_| {
        let mirror = store.mirror(id)?;
        Some(Shown::of(
            &mirror,
            session,
            now.get(),
            preferences.stale_after_ms(),
        ))
    });
    view! {
        <tr>
            <td data-label="Mirrors to"><Target id shown/></td>
            <td data-label="Status"><Status shown/></td>
            <td data-label="Last success"><Success shown/></td>
            <td data-label="Branches"><Rules shown/></td>
            <td data-label="Enabled"><EnabledSwitch id shown/></td>
            <td data-label="Actions"><Actions id shown/></td>
        </tr>
    }
}

#[component]
fn Target(id: MirrorId, shown: Memo<Option<Shown>>) -> impl IntoView {
    let store = ProjectStore::from_context();
    let head = Memo::new(move |_| {
        shown.with(|shown| Some((shown.as_ref()?.is_ssh, shown.as_ref()?.target.clone())))
    });
    move || {
        let href = store
            .project_id()
            .map(|project| Route::mirror(project, id).href());
        head.get().map(|(is_ssh, target)| {
            let icon = if is_ssh { Icon::Key } else { Icon::Lock };
            view! { <a class="mono" href=href><Glyph icon/>" "{target}</a> }
        })
    }
}

#[component]
fn Status(shown: Memo<Option<Shown>>) -> impl IntoView {
    let state = Memo::new(move |_| {
        shown.with(|shown| Some((shown.as_ref()?.health, shown.as_ref()?.cause)))
    });
    move || {
        state.get().map(|(health, cause)| {
            view! {
                <Badge tone=wording::health::tone(health) text=wording::health::label(health)/>
                {cause.map(|cause| view! { <div class="muted">{cause}</div> })}
            }
        })
    }
}

#[component]
fn Success(shown: Memo<Option<Shown>>) -> impl IntoView {
    let now = Now::from_context();
    let time = Memo::new(move |_| shown.with(|shown| shown.as_ref()?.success));
    move || match time.get() {
        Some(time) => {
            let text = Signal::derive(move || intl::relative(time, now.get()));
            view! { <RelativeTime datetime=time.to_iso() text title=intl::absolute(time)/> }
                .into_any()
        }
        None => view! { <span class="muted">"never"</span> }.into_any(),
    }
}

#[component]
fn Rules(shown: Memo<Option<Shown>>) -> impl IntoView {
    let rules = Memo::new(move |_| {
        shown.with(|shown| {
            Some((
                shown.as_ref()?.branches.clone(),
                shown.as_ref()?.keeps_diverged,
            ))
        })
    });
    move || {
        rules.get().map(|(branches, keeps_diverged)| {
            view! {
                <span class="cluster">
                    <Tag text=branches/>
                    {keeps_diverged.then(|| view! { <Tag text="leaves diverged"/> })}
                </span>
            }
        })
    }
}

/// Switches the mirror in place; it goes back if the server refuses.
#[component]
fn EnabledSwitch(id: MirrorId, shown: Memo<Option<Shown>>) -> impl IntoView {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let toasts = Toasts::from_context();
    let label = Signal::derive(move || {
        shown
            .with(|shown| {
                shown
                    .as_ref()
                    .map(|shown| ["Enabled: ", &shown.target].concat())
            })
            .unwrap_or_default()
    });
    let checked = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.is_enabled))
    });
    let busy = Signal::derive(move || matches!(store.pending(id), Some(Pending::Update(_))));
    let no_write = Signal::derive(move || wording::reason::no_write(session.is_read_only()));
    let switch = move |is_wanted: bool| {
        let Some(project) = store.project_id() else {
            return;
        };
        spawn_local(async move {
            match store
                .update(project, id, MirrorChanges::enabled(is_wanted))
                .await
            {
                Ok(mirror) if is_wanted && !mirror.enabled => {
                    toasts.show(ToastTone::Problem, "GitLab keeps the mirror disabled", "Mirroring may be switched off on this instance or project, the project may be about to be deleted or have no repository, or the instance is in silent mode. Ask an administrator.");
                }
                Ok(_) => {}
                Err(error) => {
                    toasts.show(
                        ToastTone::Problem,
                        "The mirror was not switched",
                        wording::error::write(&error),
                    );
                }
            }
        });
    };
    view! { <Switch label checked on_change=switch busy disabled_because=no_write label_hidden=true/> }
}

#[component]
fn Actions(id: MirrorId, shown: Memo<Option<Shown>>) -> impl IntoView {
    let store = ProjectStore::from_context();
    let no_sync = Signal::derive(move || shown.with(|shown| shown.as_ref()?.no_sync.clone()));
    let busy = Signal::derive(move || store.pending(id) == Some(Pending::Sync));
    let target = Signal::derive(move || {
        shown
            .with(|shown| shown.as_ref().map(|shown| shown.target.clone()))
            .unwrap_or_default()
    });
    let sync = move || {
        if let Some(project) = store.project_id() {
            spawn_local(store.sync(project, id));
        }
    };
    let panel = move |panel| {
        Signal::derive(move || {
            store
                .project_id()
                .map(|project| Route::mirror_panel(project, id, panel).href())
                .unwrap_or_default()
        })
    };
    view! {
        <span class="cluster">
            <Button compact=true on_press=sync busy disabled_because=no_sync attr:aria-label=move || ["Sync ", &target.read()].concat()>"Sync"</Button>
            <Menu label=Signal::derive(move || ["More for ", &target.read()].concat())>
                <MenuLink href=panel(MirrorPanel::Edit)>"Edit"</MenuLink>
                <MenuLink href=panel(MirrorPanel::Delete)>"Delete"</MenuLink>
            </Menu>
        </span>
    }
}
