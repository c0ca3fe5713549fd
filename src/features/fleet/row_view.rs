//! One of the few rows that are on screen. It shows one mirror after another while somebody scrolls.

use std::cell::Cell;
use std::rc::Rc;

use mirrordeck_domain::model::fleet::sort::Column;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::{dom, intl};
use crate::features::fleet::cell::{AttributeSlot, TextSlot};
use crate::features::fleet::shown::Shown;
use crate::features::fleet::table::Act;
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::ui::{Element, Icon, cell, el, glyph};
use crate::wording;

/// What the row shows at the moment.
type Holds = Rc<Cell<Option<(u64, u64)>>>;

/// A row.
pub(super) struct RowView {
    pub(super) element: dom::Element,
    /// What the arrow keys lead to.
    pub(super) link: dom::Element,
    holds: Holds,
    checkbox: dom::Element,
    is_checked: bool,
    selected: AttributeSlot,
    index: AttributeSlot,
    select_name: AttributeSlot,
    fill: Vec<Fill>,
    open: AttributeSlot,
    sync_name: TextSlot,
    is_blocked: Rc<Cell<bool>>,
    blocked: AttributeSlot,
    blocked_because: AttributeSlot,
    shown: Option<Shown>,
    shown_success: Option<String>,
}

/// What a column writes into its cell.
enum Fill {
    Project(AttributeSlot, TextSlot, TextSlot),
    Target(TextSlot, AttributeSlot),
    Status(AttributeSlot, TextSlot, TextSlot),
    Success(AttributeSlot, AttributeSlot, TextSlot),
    Branches(TextSlot),
    Divergence(TextSlot),
    Enabled(TextSlot, AttributeSlot),
}

impl RowView {
    /// A row for these columns that shows nothing yet.
    pub(super) fn new(columns: &[Column], act: Act) -> Self {
        let holds = Holds::default();
        let target = el("a").class("mono");
        let link = target.by_hand();
        let mut target = Some(target);
        let mut cells = Vec::new();
        let mut fill = Vec::new();
        for column in columns {
            let (cell, filled) = column_cell(*column, &mut target);
            cells.push(cell);
            fill.push(filled);
        }
        let select = checkbox(&holds, act);
        let checkbox = select.by_hand();
        let sync_name = el("span").class("visually-hidden");
        let sync_text = TextSlot::new(sync_name.by_hand());
        let is_blocked = Rc::new(Cell::new(false));
        let sync = {
            let (holds, is_blocked) = (Rc::clone(&holds), Rc::clone(&is_blocked));
            el("button")
                .class("button")
                .attr("type", "button")
                .attr("data-compact", "")
                .attr("data-kind", "secondary")
                .on_click(move || {
                    if let (Some(mirror), false) = (holds.get(), is_blocked.get()) {
                        act.sync(mirror);
                    }
                })
                .child(("Sync ", sync_name))
        };
        let button = sync.by_hand();
        let row = el("tr").class("fleet-row").child((
            el("td").class("fleet-select").child(select),
            cells,
            el("td").class("fleet-actions").child(sync),
        ));
        let element = row.by_hand();
        Self {
            link: link.clone(),
            holds,
            selected: AttributeSlot::new(element.clone(), "data-selected"),
            index: AttributeSlot::new(element.clone(), "aria-rowindex"),
            select_name: AttributeSlot::new(checkbox.clone(), "aria-label"),
            open: AttributeSlot::new(link, "href"),
            element,
            checkbox,
            is_checked: false,
            fill,
            sync_name: sync_text,
            is_blocked,
            blocked: AttributeSlot::new(button.clone(), "aria-disabled"),
            blocked_because: AttributeSlot::new(button, "title"),
            shown: None,
            shown_success: None,
        }
    }

    /// The project it shows a mirror of, and whether a push is under way.
    pub(super) fn seen(&self) -> Option<(ProjectId, bool)> {
        let shown = self.shown.as_ref()?;
        Some((shown.project, shown.health == Health::Running))
    }

    /// Shows a mirror at a place of the whole list.
    pub(super) fn show(
        &mut self,
        place: usize,
        shown: Shown,
        is_selected: bool,
        now: Timestamp,
        view: &FleetView,
    ) {
        self.index.set(&(place + 2).to_string());
        self.selected.set_flag(is_selected);
        if self.is_checked != is_selected {
            dom::set_property(&self.checkbox, "checked", &is_selected.into());
            self.is_checked = is_selected;
        }
        let open = FleetView {
            open: Some((shown.project, shown.mirror)),
            // Nothing stands beside the table on a wall.
            is_kiosk: false,
            ..view.clone()
        };
        self.open.set(&Route::Fleet(open).href());
        let success = shown.success.map(|time| intl::relative(time, now));
        if self.shown.as_ref() == Some(&shown) && self.shown_success == success {
            return;
        }
        self.holds.set(Some((shown.project.0, shown.mirror.0)));
        for fill in &mut self.fill {
            fill.show(&shown, success.as_deref());
        }
        let because = shown.no_sync.as_str();
        self.is_blocked.set(!because.is_empty());
        self.blocked
            .set(if because.is_empty() { "false" } else { "true" });
        self.blocked_because.set(because);
        let of = [&shown.name, " to ", &shown.target].concat();
        self.select_name.set(&["Select ", &of].concat());
        self.sync_name.set(&of);
        self.shown = Some(shown);
        self.shown_success = success;
    }
}

impl Fill {
    fn show(&mut self, shown: &Shown, success: Option<&str>) {
        match self {
            Self::Project(href, name, group) => {
                href.set(&Route::project(shown.project).href());
                name.set(&shown.name);
                group.set(&shown.group);
            }
            Self::Target(target, key) => {
                target.set(&shown.target);
                key.set_flag(shown.uses_key);
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
            Self::Enabled(text, off) => {
                text.set(if shown.enabled { "on" } else { "off" });
                off.set_flag(!shown.enabled);
            }
        }
    }
}

fn checkbox(holds: &Holds, act: Act) -> Element {
    let holds = Rc::clone(holds);
    el("input")
        .class("checkbox")
        .attr("type", "checkbox")
        .on("click", move |event| {
            if let Some(mirror) = holds.get() {
                act.select(mirror, dom::is_checked(&event), dom::is_shifted(&event));
            }
        })
}

fn column_cell(column: Column, target: &mut Option<Element>) -> (Element, Fill) {
    let text = |element: &Element| TextSlot::new(element.by_hand());
    let attribute = |element: &Element, name| AttributeSlot::new(element.by_hand(), name);
    match column {
        Column::Project => {
            let name = el("a").class("cell-title");
            let group = el("span").class("cell-note");
            let fill = Fill::Project(attribute(&name, "href"), text(&name), text(&group));
            (cell("Project").child((name, group)), fill)
        }
        Column::Target => {
            let link = target.take().unwrap_or_else(|| el("a"));
            let kind = el("span")
                .class("fleet-kind")
                .child((glyph(Icon::Lock), glyph(Icon::Key)));
            let fill = Fill::Target(text(&link), attribute(&kind, "data-key"));
            (
                cell("Mirrors to").class("fleet-target").child((kind, link)),
                fill,
            )
        }
        Column::Status => {
            let badge = el("span").class("badge");
            let cause = el("span").class("cell-note");
            let fill = Fill::Status(attribute(&badge, "data-tone"), text(&badge), text(&cause));
            (cell("Status").child((badge, cause)), fill)
        }
        Column::LastSuccess => {
            let time = el("time");
            let fill = Fill::Success(
                attribute(&time, "datetime"),
                attribute(&time, "title"),
                text(&time),
            );
            (cell("Last success").child(time), fill)
        }
        Column::Branches => {
            let tag = el("span").class("tag");
            let fill = Fill::Branches(text(&tag));
            (cell("Branches").child(tag), fill)
        }
        Column::Divergence => {
            let word = el("span");
            let fill = Fill::Divergence(text(&word));
            (cell("Diverged refs").child(word), fill)
        }
        Column::Enabled => {
            let word = el("span").class("fleet-enabled");
            let fill = Fill::Enabled(text(&word), attribute(&word, "data-off"));
            (cell("Enabled").child(word), fill)
        }
    }
}
