//! The frame around a native table, and headers that sort it.

use leptos::prelude::*;
use mirrordeck_language::{Words, text};

use super::{
    children::Children,
    element::{Element, el},
    icon::{Icon, glyph},
    part::Part,
};
use crate::reactive::{Handler, Signal};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A table that scrolls sideways when it must, and becomes a list of cards on a narrow screen.
///
/// Rows are written by the caller: `<td data-label="Status">` names a cell on narrow screens,
/// where the head is not shown.
#[component]
pub fn TableFrame(
    /// What the table lists.
    #[prop(into)]
    label: Signal<String>,
    /// Its data are being read again.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// `<thead>` and `<tbody>`.
    children: Children,
) -> Part {
    // What scrolls must be reachable with a keyboard, hence `tabindex`, and then have a role and a
    // name. A group, because a region would stand beside the card's in the list of landmarks.
    el("div")
        .class("table-frame")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-label", label)
        .child(
            el("table")
                .class("table")
                .attr("aria-label", label)
                .attr("aria-busy", move || busy.get().then_some("true"))
                .child(children.build()),
        )
        .into()
}

/// The heads of columns that cannot be sorted.
pub(crate) fn head(labels: &[&'static str]) -> Element {
    let heads = labels
        .iter()
        .map(|label| el("th").attr("scope", "col").child(*label))
        .collect::<Vec<_>>();
    el("thead").child(el("tr").child(heads))
}

/// A cell, with the name of its column for narrow screens.
pub(crate) fn cell(column: &'static str) -> Element {
    el("td").attr("data-label", text(column))
}

/// The head of a column that can be sorted.
#[component]
pub fn SortHeader(
    /// What the column holds.
    #[prop(into)]
    label: Words,
    /// How it is sorted now, if it is.
    #[prop(into)]
    direction: Signal<Option<SortDirection>>,
    /// Sort by this column, or the other way round.
    #[prop(into)]
    on_sort: Handler,
) -> Part {
    let sorted = move || match direction.get() {
        None => "none",
        Some(SortDirection::Ascending) => "ascending",
        Some(SortDirection::Descending) => "descending",
    };
    let arrow = move || {
        direction.get().map(|direction| match direction {
            SortDirection::Ascending => glyph(Icon::ArrowUp),
            SortDirection::Descending => glyph(Icon::ArrowDown),
        })
    };
    el("th")
        .attr("scope", "col")
        .attr("aria-sort", sorted)
        .child(
            el("button")
                .class("table-sort")
                .attr("type", "button")
                .on_click(move || on_sort.run())
                .child((label, arrow)),
        )
        .into()
}
