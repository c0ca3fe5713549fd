//! The fleet at a glance: how many mirrors do how well, and how old their last successes are. Each
//! number filters.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::overview::Overview;
use mirrordeck_domain::model::fleet::overview::bucket::Bucket;
use mirrordeck_domain::model::fleet::query::key::Key;
use mirrordeck_domain::model::fleet::query::toggle::{with_term, without_key};
use mirrordeck_domain::model::fleet::query::value::{Fixed, Value};
use mirrordeck_domain::model::health::Health;
use mirrordeck_language::text;

use crate::browser::intl;
use crate::features::fleet::view::Looking;
use crate::reactive::{Memo, Signal};
use crate::ui::child::Child;
use crate::ui::{Bar, Histogram, Part, Tile, Tone, el, part, when};
use crate::wording;

/// Healths that are always there; others only while some mirror has them.
const ALWAYS: [Health; 4] = [
    Health::Failing,
    Health::Stale,
    Health::Running,
    Health::Disabled,
];

/// Tiles of a health that take two rows, together with the one of all mirrors.
const MANY: usize = 7;

/// The tiles and the histogram.
pub(super) fn overview(looking: Looking, overview: Memo<Overview>) -> Part {
    let tiles = each_health(overview, move |health, count| tile(looking, health, count));
    part(
        el("section")
            .class("fleet-overview")
            .attr("aria-label", text("Overview"))
            .child((
                el("div")
                    .class("tiles")
                    .attr("data-many", move || overview.with(has_many))
                    .child((all(looking, overview), tiles)),
                ages(looking, overview),
            )),
    )
}

/// Whether the tiles are too many for one row.
fn has_many(overview: &Overview) -> bool {
    let is_drawn = |health: &&Health| matters(**health, overview.of_health(**health));
    Health::ALL.iter().filter(is_drawn).count() >= MANY
}

fn matters(health: Health, count: u32) -> bool {
    count > 0 || ALWAYS.contains(&health)
}

/// Draws the number of mirrors of each health, as far as it matters.
pub(super) fn each_health<C: Child>(
    overview: Memo<Overview>,
    draw: impl Fn(Health, Memo<u32>) -> C + Copy + 'static,
) -> Vec<Part> {
    let number = |health| {
        let count = Memo::new(move || overview.with(|counts| counts.of_health(health)));
        part(when(
            move || matters(health, count.get()),
            move || draw(health, count),
        ))
    };
    Health::ALL.into_iter().map(number).collect()
}

fn all(looking: Looking, overview: Memo<Overview>) -> Part {
    let count = Signal::derive(move || overview.with(|counts| intl::number(counts.total())));
    let is_pressed = Signal::derive(move || {
        let filter = looking.filter();
        without_key(&filter, Key::Status) == filter
    });
    let press = move || looking.set_filter(without_key(&untrack(|| looking.filter()), Key::Status));
    view! { <Tile label="All mirrors" count is_pressed on_press=press/> }.into_inner()
}

fn tile(looking: Looking, health: Health, count: Memo<u32>) -> Part {
    let value = Value::Fixed(Fixed::Health(health));
    let count = Signal::derive(move || intl::number(count.get()));
    let is_pressed = {
        let value = value.clone();
        Signal::derive(move || looking.parsed().query.has(Key::Status, &value))
    };
    let press = move || {
        let filter = untrack(|| looking.filter());
        looking.set_filter(with_term(&filter, Key::Status, &value));
    };
    let (label, tone) = (
        wording::health::label(health),
        wording::health::tone(health),
    );
    view! { <Tile label count tone is_pressed on_press=press/> }.into_inner()
}

fn ages(looking: Looking, overview: Memo<Overview>) -> Part {
    let bars = Signal::derive(move || {
        let filter = looking.filter();
        overview.with(|counts| {
            let bar = |bucket: Bucket| Bar {
                label: text(label(bucket)).to_owned(),
                count: counts.of_age(bucket),
                tone: tone(bucket),
                is_pressed: filter == bucket.filter(),
            };
            Bucket::ALL.into_iter().map(bar).collect::<Vec<_>>()
        })
    });
    let press = move |index: u32| {
        let filter = Bucket::ALL[index as usize].filter();
        let is_there = untrack(|| looking.filter()) == filter;
        looking.set_filter(if is_there {
            String::new()
        } else {
            filter.to_owned()
        });
    };
    view! { <Histogram caption="Time since the last success of enabled mirrors" bars on_press=press/> }
        .into_inner()
}

const fn label(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Minutes5 => "5 min",
        Bucket::Hour => "1 h",
        Bucket::Hours6 => "6 h",
        Bucket::Day => "1 d",
        Bucket::Days7 => "7 d",
        Bucket::Days30 => "30 d",
        Bucket::Longer => "longer",
        Bucket::Never => "never",
    }
}

const fn tone(bucket: Bucket) -> Tone {
    match bucket {
        Bucket::Minutes5 | Bucket::Hour | Bucket::Hours6 | Bucket::Day => Tone::Info,
        Bucket::Days7 | Bucket::Days30 => Tone::Warning,
        Bucket::Longer | Bucket::Never => Tone::Danger,
    }
}
