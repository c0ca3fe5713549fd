//! One mirror beside the table, with the way to the next.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::matching::Moment;
use mirrordeck_domain::model::fleet::row::Row;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::text;

use crate::browser::intl;
use crate::features::fleet::shown::Shown;
use crate::features::fleet::view::Looking;
use crate::features::fleet::whose::{self, Whose};
use crate::reactive::{Memo, Signal, spawn};
use crate::route::Route;
use crate::state::fleet::Fleet;
use crate::ui::side_panel::SidePanel;
use crate::ui::{
    Badge, Button, ButtonLink, CodeBlock, DescriptionItem, DescriptionList, Part, el, part,
};
use crate::wording;

/// The panel, while the address names a mirror.
pub(super) fn panel(looking: Looking) -> Part {
    let is_open = Memo::new(move || looking.view().open.is_some());
    part(move || is_open.get().then(|| beside(looking)))
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
    fn of(row: &Row, moment: Moment, whose: &Whose) -> Self {
        Self {
            shown: Shown::of(row, moment, Some(whose)),
            path: row.project.path.to_string(),
            ended: row.attempts.ended,
            error: row.error.as_ref().map(|error| error.text.to_string()),
        }
    }
}

fn beside(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    let open = Memo::new(move || looking.opened());
    let row = Memo::new(move || {
        let mirror = open.get()?;
        let moment = fleet.moment();
        let whose = Whose::of(fleet, mirror.project.origin);
        fleet.with(|fleet| {
            let row = &fleet.rows()[fleet.find(mirror)? as usize];
            Some(Detail::of(row, moment, &whose))
        })
    });
    // The place of the mirror among those that are shown.
    let place = Memo::new(move || {
        let mirror = open.get()?;
        let row = fleet.with(|fleet| fleet.find(mirror))?;
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
        looking.go_to(fleet.with_untracked(|fleet| fleet.rows()[row as usize].key()));
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
    let (key, health) = (shown.key, shown.health);
    let time =
        |time: Option<Timestamp>| time.map_or_else(|| text("never").to_owned(), intl::absolute);
    let item = |label: &'static str, fact: String| {
        part(view! { <DescriptionItem label>{part(fact)}</DescriptionItem> })
    };
    let mut facts = vec![
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
    ];
    if untrack(|| fleet.is_of_several()) {
        facts.push(item("Account", shown.account.clone()));
    }
    let facts = part(facts);
    let error = row.error.clone().map(|text| {
        part((
            el("h3").child(shown.cause),
            view! { <CodeBlock label="Error text from GitLab" text/> },
        ))
    });
    let sync = move || spawn(fleet.sync(key));
    let no_sync = Some(shown.no_sync.clone()).filter(|reason| !reason.is_empty());
    let no_sync = Signal::from(no_sync);
    let href = |route: Route| whose::href(&route, shown.of.as_ref());
    let to_mirror = href(Route::mirror(key.project.id, key.id));
    let to_project = href(Route::project(key.project.id));
    part(
        el("div").class("stack").child((
            el("p")
                .class("muted")
                .child(wording::health::explanation(shown.health)),
            view! { <DescriptionList>{facts}</DescriptionList> },
            error,
            el("div").class("cluster").child((
                view! { <ButtonLink href=to_mirror>"Open mirror"</ButtonLink> },
                view! { <ButtonLink href=to_project>"Open project"</ButtonLink> },
                view! { <Button on_press=sync disabled_because=no_sync>"Sync"</Button> },
            )),
        )),
    )
}
