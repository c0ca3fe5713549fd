//! One mirror as a row.

use leptos::prelude::*;
use leptos::task::spawn_local;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_domain::model::last_error;

use crate::browser::intl;
use crate::features::project::branches;
use crate::route::Route;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::ui::{Badge, Button, RelativeTime, Tag, Tone};
use crate::wording;

/// A row that changes only where its mirror changed.
#[component]
pub(super) fn MirrorRow(
    /// Which mirror.
    id: MirrorId,
) -> impl IntoView {
    let store = ProjectStore::from_context();
    let now = Now::from_context();
    let preferences = Preferences::from_context();
    let mirror = Memo::new(move |_| store.mirror(id));
    let health = Memo::new(move |_| {
        let stale_after = preferences.stale_after_ms();
        mirror.with(|mirror| Some(Health::of(mirror.as_ref()?, now.get(), stale_after)))
    });
    let target = move || mirror.with(|mirror| mirror.as_ref().map(wording::mirror::target));
    let cause = Memo::new(move |_| {
        mirror.with(|mirror| {
            let text = mirror.as_ref()?.last_error.as_ref()?;
            Some(wording::cause::title(last_error::explain(text).cause))
        })
    });
    let success =
        Memo::new(move |_| mirror.with(|mirror| mirror.as_ref()?.last_successful_update_at));
    let branches = Memo::new(move |_| mirror.with(|mirror| mirror.as_ref().map(branches::label)));
    let sync = move || {
        if let Some(project) = store.project_id() {
            spawn_local(store.sync(project, id));
        }
    };
    let href = move || {
        store
            .project_id()
            .map(|project| Route::mirror(project, id).href())
    };
    view! {
        <tr>
            <td data-label="Mirrors to"><a class="mono" href=href>{target}</a></td>
            <td data-label="Status">
                {move || health.get().map(|health| view! { <Badge tone=tone(health) text=wording::health::label(health)/> })}
                {move || cause.get().map(|cause| view! { <div class="muted">{cause}</div> })}
            </td>
            <td data-label="Last success">
                {move || match success.get() {
                    Some(time) => view! {
                        <RelativeTime
                            datetime=time.to_iso()
                            text=Signal::derive(move || intl::relative(time, now.get()))
                            title=intl::absolute(time)
                        />
                    }.into_any(),
                    None => "never".into_any(),
                }}
            </td>
            <td data-label="Branches">{move || branches.get().map(|text| view! { <Tag text/> })}</td>
            <td data-label="Enabled">{move || mirror.with(|mirror| mirror.as_ref().map(|mirror| if mirror.enabled { "yes" } else { "no" }))}</td>
            <td data-label="Actions"><Button compact=true on_press=sync>"Sync"</Button></td>
        </tr>
    }
}

fn tone(health: Health) -> Tone {
    match health {
        Health::Failing => Tone::Danger,
        Health::Retrying | Health::Stuck | Health::Stale => Tone::Warning,
        Health::Running => Tone::Info,
        Health::UpToDate => Tone::Success,
        Health::Unproven | Health::Disabled => Tone::Neutral,
    }
}
