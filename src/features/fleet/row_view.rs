//! One of the few rows that are on screen. It shows one mirror after another while somebody scrolls.

use mirrordeck_domain::model::fleet::origin::{MirrorKey, ProjectKey};
use mirrordeck_domain::model::fleet::sort::Column;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::{fill, text};

use crate::browser::{dom, intl};
use crate::features::fleet::cell::AttributeSlot;
use crate::features::fleet::fill::{Fill, empty_cell};
use crate::features::fleet::shown::Shown;
use crate::route::fleet::Opening;
use crate::ui::el;

/// A row.
pub(super) struct RowView {
    pub(super) element: dom::Element,
    selected: AttributeSlot,
    index: AttributeSlot,
    checkbox: dom::Element,
    select_name: AttributeSlot,
    is_checked: bool,
    fill: Vec<Fill>,
    sync: dom::Element,
    sync_name: AttributeSlot,
    blocked: AttributeSlot,
    blocked_because: AttributeSlot,
    shown: Option<Shown>,
    shown_success: Option<String>,
}

/// What was pressed in a row.
pub(super) enum Press {
    Select(MirrorKey),
    Sync(MirrorKey),
}

/// A row without words, of which all others are copies: to copy one is a single call.
pub(super) fn empty_row(columns: &[Column]) -> dom::Element {
    let select = el("td")
        .class("fleet-cell fleet-select")
        .attr("role", "cell")
        .child(el("input").attr("type", "checkbox"));
    let sync = el("button")
        .class("button")
        .attr("type", "button")
        .attr("data-compact", "")
        .attr("data-kind", "secondary")
        .child("Sync");
    let cells: Vec<_> = columns.iter().map(|column| empty_cell(*column)).collect();
    let actions = el("td")
        .class("fleet-cell fleet-actions")
        .attr("role", "cell")
        .child(sync);
    el("tr")
        .class("fleet-row")
        .attr("role", "row")
        .child((select, cells, actions))
        .by_hand()
}

impl RowView {
    /// Takes a copy of an empty row of these columns.
    pub(super) fn new(element: dom::Element, columns: &[Column]) -> Self {
        let select = dom::first(&element);
        let checkbox = dom::first(&select);
        let mut cell = dom::next(&select);
        let mut fill = Vec::with_capacity(columns.len());
        for column in columns {
            fill.push(Fill::of(*column, &cell));
            cell = dom::next(&cell);
        }
        let sync = dom::first(&cell);
        Self {
            selected: AttributeSlot::new(&element, "data-selected"),
            index: AttributeSlot::new(&element, "aria-rowindex"),
            element,
            select_name: AttributeSlot::new(&checkbox, "aria-label"),
            checkbox,
            is_checked: false,
            fill,
            sync_name: AttributeSlot::new(&sync, "aria-label"),
            blocked: AttributeSlot::new(&sync, "aria-disabled"),
            blocked_because: AttributeSlot::new(&sync, "title"),
            sync,
            shown: None,
            shown_success: None,
        }
    }

    /// The project it shows a mirror of, and whether a push is under way.
    pub(super) fn seen(&self) -> Option<(ProjectKey, bool)> {
        let shown = self.shown.as_ref()?;
        Some((shown.key.project, shown.health == Health::Running))
    }

    /// What the arrow keys lead to.
    pub(super) fn link(&self) -> &dom::Element {
        let link = self.fill.iter().find_map(Fill::link);
        link.unwrap_or(&self.checkbox)
    }

    /// What was pressed, if a press of that part of the row does anything.
    pub(super) fn pressed(&self, target: &dom::Node) -> Option<Press> {
        let shown = self.shown.as_ref()?;
        if dom::contains(&self.checkbox, target) {
            return Some(Press::Select(shown.key));
        }
        let is_sync = dom::contains(&self.sync, target) && shown.no_sync.is_empty();
        is_sync.then_some(Press::Sync(shown.key))
    }

    /// Shows a mirror at a place of the whole list.
    pub(super) fn show(
        &mut self,
        place: usize,
        shown: Shown,
        is_selected: bool,
        now: Timestamp,
        opening: &Opening,
    ) {
        self.index.set(&(place + 2).to_string());
        self.selected.set_flag(is_selected);
        if self.is_checked != is_selected {
            dom::set_property(&self.checkbox, "checked", &is_selected.into());
            self.is_checked = is_selected;
        }
        let address = opening.href(shown.of.as_ref(), shown.key.project.id, shown.key.id);
        let success = shown.success.map(|time| intl::relative(time, now));
        let is_same = self.shown.as_ref() == Some(&shown) && self.shown_success == success;
        for fill in &mut self.fill {
            fill.open(&address);
            if !is_same {
                fill.show(&shown, success.as_deref());
            }
        }
        if is_same {
            return;
        }
        let because = shown.no_sync.as_str();
        self.blocked
            .set(if because.is_empty() { "false" } else { "true" });
        self.blocked_because.set(because);
        let of = [&*shown.name, &*shown.target];
        self.select_name.set(&fill("Select {0} to {1}", &of));
        // Whoever speaks to the page says what stands on the button.
        let sync = [text("Sync"), of[0], of[1]];
        self.sync_name.set(&fill("{0} {1} to {2}", &sync));
        self.shown = Some(shown);
        self.shown_success = success;
    }
}
