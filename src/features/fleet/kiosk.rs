//! The fleet on a wall: nothing to press, larger type, and what needs attention before all else.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::overview::Overview;
use mirrordeck_domain::model::health::Health;
use mirrordeck_language::{fill, text};

use crate::browser::page::Page;
use crate::browser::{dom, intl};
use crate::features::fleet::view::{Looking, is_narrowed};
use crate::features::fleet::{nothing_matches, overview, progress, table};
use crate::reactive::{Memo, app, keep, spawn_scoped};
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::connectivity::Connectivity;
use crate::state::fleet::Fleet;
use crate::ui::{Element, EmptyState, Icon, PageHeading, Part, el, part, when};
use crate::wording;

/// What Escape closes first.
const ABOVE: &str = "dialog[open], :popover-open";

/// The tiles and the table.
pub(super) fn wall(looking: Looking, counts: Memo<Overview>) -> Part {
    let fleet = Fleet::from_context();
    let all = Memo::new(move || counts.with(Overview::total));
    let tiles = overview::each_health(counts, |health: Health, count| {
        let tone = wording::health::tone(health).name();
        tile(wording::health::label(health), count).attr("data-tone", tone)
    });
    let places = looking.places();
    // A filter that fits no mirror at all says nothing about any.
    let is_well = Memo::new(move || {
        places.read().is_empty() && is_narrowed(&looking.view()) && looking.matches_any()
    });
    let filter = Memo::new(move || looking.filter());
    let said = move || fill("Only what matches {0}", &[&filter.read()]);
    part((
        el("ul")
            .class("kiosk-tiles")
            .attr("aria-label", text("Overview"))
            .child((tile("All mirrors", all), tiles)),
        // There is no field to read it from.
        when(
            move || !filter.read().is_empty(),
            move || el("p").class("muted").child(said),
        ),
        el("section").class("fleet-card").child((
            progress::bar(),
            when(
                move || !places.read().is_empty(),
                move || table::table(looking),
            ),
            // Before everything was read once, nobody knows.
            when(
                move || is_well.get() && fleet.read_at().is_some(),
                all_is_well,
            ),
            when(move || !is_well.get(), move || nothing_matches(looking)),
        )),
    ))
}

fn tile(label: &'static str, count: Memo<u32>) -> Element {
    el("li").class("tile").child((
        el("span")
            .class("tile-count")
            .child(move || intl::number(count.get())),
        // Keeps the words apart where they are read in one.
        " ",
        el("span").class("tile-label").child(label),
    ))
}

fn all_is_well() -> Part {
    view! {
        <EmptyState
            icon=Icon::Success
            title="Nothing needs attention"
            text="Every mirror that is shown here is up to date or disabled."
        />
    }
    .into_inner()
}

/// The way back to the fleet, at the end of the page, and what a wall does by itself.
pub(super) fn foot(looking: Looking) -> Part {
    spawn_scoped(Fleet::from_context().renew(Connectivity::from_context()));
    let without = |view: FleetView| FleetView {
        is_kiosk: false,
        ..view
    };
    let page = Page::of(app());
    keep(page.listen("keydown", move |event| {
        if dom::key(&event) == "Escape" && !event.default_prevented() && !page.has(ABOVE) {
            looking.go(without(looking.view_untracked()));
        }
    }));
    let heading = PageHeading::try_from_context();
    on_cleanup(move || {
        // The link that was pressed is gone by then.
        request_animation_frame(move || {
            if let (Some(heading), None) = (heading, page.focused()) {
                heading.focus();
            }
        });
    });
    part(
        el("footer").class("kiosk-foot").child(
            el("a")
                .attr("href", move || Route::Fleet(without(looking.view())).href())
                .child("Leave the wall display"),
        ),
    )
}
