//! The cells of a row: how each is built, and what it writes.

use mirrordeck_domain::model::fleet::sort::Column;
use mirrordeck_language::text;

use crate::browser::{dom, intl};
use crate::features::fleet::cell::{AttributeSlot, TextSlot};
use crate::features::fleet::shown::Shown;
use crate::features::fleet::whose;
use crate::route::{Route, fleet::word};
use crate::ui::{Element, Icon, el, glyph};
use crate::wording;

/// What a column writes into its cell.
pub(super) enum Fill {
    Project(AttributeSlot, TextSlot, TextSlot),
    Target(AttributeSlot, AttributeSlot, TextSlot),
    Status(AttributeSlot, TextSlot, TextSlot),
    Success(AttributeSlot, AttributeSlot, TextSlot),
    Branches(TextSlot),
    Divergence(TextSlot),
    Enabled(AttributeSlot, TextSlot),
    Account(TextSlot),
}

/// The cell of a column, without words.
pub(super) fn empty_cell(column: Column) -> Element {
    let cell = el("td")
        .class("fleet-cell")
        .attr("role", "cell")
        .attr("data-column", word(column));
    match column {
        Column::Project => cell.child((empty("a").class("cell-title"), note())),
        Column::Target => cell.child((
            el("span")
                .class("fleet-kind")
                .child((glyph(Icon::Lock), glyph(Icon::Key))),
            empty("a").class("mono"),
        )),
        Column::Status => cell.child((empty("span").class("badge"), note())),
        Column::LastSuccess => cell.child(empty("time")),
        Column::Branches => cell.child(empty("span").class("tag")),
        Column::Divergence | Column::Account => cell.child(empty("span")),
        Column::Enabled => cell.child(empty("span").class("fleet-enabled")),
    }
}

/// An element for a [`TextSlot`].
fn empty(tag: &str) -> Element {
    el(tag).child("")
}

fn note() -> Element {
    empty("span").class("fleet-note")
}

impl Fill {
    /// Takes the cell of a column that was built by [`empty_cell`], or a copy of it.
    pub(super) fn of(column: Column, cell: &dom::Element) -> Self {
        let first = dom::first(cell);
        let second = || dom::next(&first);
        let attribute = |name| AttributeSlot::new(&first, name);
        let slot = TextSlot::new;
        match column {
            Column::Project => Self::Project(attribute("href"), slot(&first), slot(&second())),
            Column::Target => {
                let link = second();
                let href = AttributeSlot::new(&link, "href");
                Self::Target(attribute("data-key"), href, slot(&link))
            }
            Column::Status => Self::Status(attribute("data-tone"), slot(&first), slot(&second())),
            Column::LastSuccess => {
                Self::Success(attribute("datetime"), attribute("title"), slot(&first))
            }
            Column::Branches => Self::Branches(slot(&first)),
            Column::Divergence => Self::Divergence(slot(&first)),
            Column::Enabled => Self::Enabled(attribute("data-off"), slot(&first)),
            Column::Account => Self::Account(slot(&first)),
        }
    }

    /// Writes what has changed. `success` is how long ago the last success was.
    pub(super) fn show(&mut self, shown: &Shown, success: Option<&str>) {
        match self {
            Self::Project(href, name, group) => {
                let route = Route::project(shown.key.project.id);
                href.set(&whose::href(&route, shown.of.as_ref()));
                name.set(&shown.name);
                group.set(&shown.group);
            }
            Self::Target(key, _, target) => {
                key.set_flag(shown.uses_key);
                target.set(&shown.target);
            }
            Self::Status(tone, label, cause) => {
                tone.set(wording::health::tone(shown.health).name());
                label.set(text(wording::health::label(shown.health)));
                cause.set(text(shown.cause));
            }
            Self::Success(datetime, title, ago) => match (shown.success, success) {
                (Some(time), Some(success)) => {
                    datetime.set(&time.to_iso());
                    title.set(&intl::absolute(time));
                    ago.set(success);
                }
                _ => {
                    datetime.set("");
                    title.set("");
                    ago.set(text("never"));
                }
            },
            Self::Branches(branches) => branches.set(&shown.branches),
            Self::Divergence(divergence) => divergence.set(text(if shown.keeps_diverged {
                "leaves"
            } else {
                "overwrites"
            })),
            Self::Enabled(off, state) => {
                off.set_flag(!shown.enabled);
                state.set(text(if shown.enabled { "on" } else { "off" }));
            }
            Self::Account(name) => name.set(&shown.account),
        }
    }

    /// Writes the address that opens the mirror, where the column has the link to it.
    pub(super) fn open(&mut self, address: &str) {
        if let Self::Target(_, href, _) = self {
            href.set(address);
        }
    }

    /// The link that opens the mirror, where the column has it.
    pub(super) const fn link(&self) -> Option<&dom::Element> {
        match self {
            Self::Target(_, href, _) => Some(href.element()),
            _ => None,
        }
    }
}
