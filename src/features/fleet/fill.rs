//! The cells of a row: how each is built, and what it writes.

use mirrordeck_domain::model::fleet::sort::Column;

use crate::browser::{dom, intl};
use crate::features::fleet::cell::{AttributeSlot, TextSlot};
use crate::features::fleet::shown::Shown;
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
        Column::Divergence => cell.child(empty("span")),
        Column::Enabled => cell.child(empty("span").class("fleet-enabled")),
    }
}

/// An element for a [`TextSlot`].
pub(super) fn empty(tag: &str) -> Element {
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
        let text = TextSlot::new;
        match column {
            Column::Project => Self::Project(attribute("href"), text(&first), text(&second())),
            Column::Target => {
                let link = second();
                let href = AttributeSlot::new(&link, "href");
                Self::Target(attribute("data-key"), href, text(&link))
            }
            Column::Status => Self::Status(attribute("data-tone"), text(&first), text(&second())),
            Column::LastSuccess => {
                Self::Success(attribute("datetime"), attribute("title"), text(&first))
            }
            Column::Branches => Self::Branches(text(&first)),
            Column::Divergence => Self::Divergence(text(&first)),
            Column::Enabled => Self::Enabled(attribute("data-off"), text(&first)),
        }
    }

    /// Writes what has changed. `success` is how long ago the last success was.
    pub(super) fn show(&mut self, shown: &Shown, success: Option<&str>) {
        match self {
            Self::Project(href, name, group) => {
                href.set(&Route::project(shown.project).href());
                name.set(&shown.name);
                group.set(&shown.group);
            }
            Self::Target(key, _, target) => {
                key.set_flag(shown.uses_key);
                target.set(&shown.target);
            }
            Self::Status(tone, label, cause) => {
                tone.set(wording::health::tone(shown.health).name());
                label.set(wording::health::label(shown.health));
                cause.set(shown.cause);
            }
            Self::Success(datetime, title, text) => match (shown.success, success) {
                (Some(time), Some(success)) => {
                    datetime.set(&time.to_iso());
                    title.set(&intl::absolute(time));
                    text.set(success);
                }
                _ => {
                    datetime.set("");
                    title.set("");
                    text.set("never");
                }
            },
            Self::Branches(text) => text.set(&shown.branches),
            Self::Divergence(text) => text.set(if shown.keeps_diverged {
                "leaves"
            } else {
                "overwrites"
            }),
            Self::Enabled(off, text) => {
                off.set_flag(!shown.enabled);
                text.set(if shown.enabled { "on" } else { "off" });
            }
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
