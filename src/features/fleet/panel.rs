//! One mirror beside the table, with the way to the next.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::matching::Moment;
use mirrordeck_domain::model::fleet::row::Row;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::text;

use crate::browser::intl;
use crate::features::fleet::shown::Shown;
use crate::features::fleet::view::Looking;
use crate::reactive::{Memo, Signal, spawn};
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::fleet::Fleet;
use crate::ui::side_panel::SidePanel;
use crate::ui::{
    Badge, Button, ButtonLink, CodeBlock, DescriptionItem, DescriptionList, Part, el, part,
};
use crate::wording;

/// The panel, while the address names a mirror.
pub(super) fn panel(looking: Looking) -> Part {
    let open = Memo::new(move || looking.view().open);
    let is_open = Memo::new(move || open.get().is_some());
    part(move || is_open.get().then(|| beside(looking, open)))
}

/// What the panel shows of a mirror.
#[derive(Clone, PartialEq)]
struct Detail {
    shown: Shown,
    path: String,
    ended: Option<Timestamp>,
    error: Option<String>,
}

impl Detail {
    fn of(row: &Row, moment: Moment) -> Self {
        Self {
            shown: Shown::of(row, moment),
            path: row.project.path.to_string(),
            ended: row.attempts.ended,
            error: row.error.as_ref().map(|error| error.text.to_string()),
        }
    }
}

fn beside(looking: Looking, open: Memo<Option<(ProjectId, MirrorId)>>) -> Part {
    let fleet = Fleet::from_context();
    let row = Memo::new(move || {
        let (project, mirror) = open.get()?;
        let moment = fleet.moment();
        fleet.with(|fleet| {
            let row = &fleet.rows()[fleet.find(project, mirror)? as usize];
            Some(Detail::of(row, moment))
        })
    });
    // The place of the mirror among those that are shown.
    let place = Memo::new(move || {
        let (project, mirror) = open.get()?;
        let row = fleet.with(|fleet| fleet.find(project, mirror))?;
        looking
            .places()
            .with(|places| places.iter().position(|place| *place == row))
    });
    let total = move || looking.places().with(|places| places.len());
    let go = move |step: isize| {
        let next = untrack(|| place.get()?.checked_add_signed(step));
        let Some(row) = next.and_then(|next| {
            looking
                .places()
                .with_untracked(|places| places.get(next).copied())
        }) else {
            return;
        };
        let open = fleet.with_untracked(|fleet| {
            let row = &fleet.rows()[row as usize];
            (row.project.id, row.id)
        });
        let view = looking.view_untracked();
        looking.go(FleetView {
            open: Some(open),
            ..view
        });
    };
    let title = Signal::derive(move || {
        row.with(|row| {
            row.as_ref().map_or_else(
                || text("This mirror is not here").to_owned(),
                |row| row.shown.target.clone(),
            )
        })
    });
    let subject = Signal::derive(move || {
        row.with(|row| row.as_ref().map(|row| row.path.clone()))
            .unwrap_or_default()
    });
    let no_previous = Signal::derive(move || {
        place
            .get()
            .is_none_or(|place| place == 0)
            .then(|| text("This is the first of the table.").to_owned())
    });
    let no_next = Signal::derive(move || {
        place
            .get()
            .is_none_or(|place| place + 1 >= total())
            .then(|| text("This is the last of the table.").to_owned())
    });
    let close = move || looking.go(looking.view_untracked().closed());
    let content =
        part(move || {
            row.with(|row| match row {
                Some(row) => about(fleet, row),
                None => part(el("p").class("muted").child(
                    "It was deleted, or its project could not be read. Scan again to be sure.",
                )),
            })
        });
    view! {
        <SidePanel
            title
            subject
            on_close=close
            on_previous=move || go(-1)
            on_next=move || go(1)
            previous_label="Previous mirror"
            next_label="Next mirror"
            no_previous_because=no_previous
            no_next_because=no_next
        >
            {content}
        </SidePanel>
    }
    .into_inner()
}

fn about(fleet: Fleet, row: &Detail) -> Part {
    let shown = &row.shown;
    let (project, mirror, health) = (shown.project, shown.mirror, shown.health);
    let time =
        |time: Option<Timestamp>| time.map_or_else(|| text("never").to_owned(), intl::absolute);
    let item = |label: &'static str, fact: String| {
        part(view! { <DescriptionItem label>{part(fact)}</DescriptionItem> })
    };
    let facts = part(vec![
        part(view! {
            <DescriptionItem label="Status">
                <Badge tone=wording::health::tone(health) text=wording::health::label(health)/>
            </DescriptionItem>
        }),
        item("Last attempt", time(row.ended)),
        item("Last success", time(shown.success)),
        item("Branches", shown.branches.clone()),
        item(
            "Diverged refs",
            text(if shown.keeps_diverged {
                "left and reported"
            } else {
                "overwritten and deleted"
            })
            .to_owned(),
        ),
        item(
            "Enabled",
            text(if shown.enabled { "yes" } else { "no" }).to_owned(),
        ),
    ]);
    let error = row.error.clone().map(|text| {
        part((
            el("h3").child(shown.cause),
            view! { <CodeBlock label="Error text from GitLab" text/> },
        ))
    });
    let sync = move || spawn(fleet.sync(project, mirror));
    part(el("div").class("stack").child((
        el("p").class("muted").child(wording::health::explanation(shown.health)),
        view! { <DescriptionList>{facts}</DescriptionList> },
        error,
        el("div").class("cluster").child((
            view! { <ButtonLink href=Route::mirror(project, mirror).href()>"Open mirror"</ButtonLink> },
            view! { <ButtonLink href=Route::project(project).href()>"Open project"</ButtonLink> },
            view! { <Button on_press=sync>"Sync"</Button> },
        )),
    )))
}
