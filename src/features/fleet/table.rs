//! The table of the fleet: as many rows as the window has room for, whatever the fleet's size.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::sort::Column;
use mirrordeck_language::text;

use crate::browser::events::Listener;
use crate::browser::page::Page;
use crate::browser::{clock, dom, viewport};
use crate::features::fleet::head::head;
use crate::features::fleet::row_view::{Press, RowView, empty_row};
use crate::features::fleet::shown::Shown;
use crate::features::fleet::view::Looking;
use crate::features::fleet::whose::{self, Whose};
use crate::reactive::{Memo, app, keep, spawn};
use crate::state::fleet::Fleet;
use crate::state::fleet::watch::Seen;
use crate::ui::{Part, el, live_effect, part};

/// Rows beyond both edges of the window, so that scrolling meets no blank.
const OVERSCAN: usize = 20;

/// Those of them that are kept behind where somebody scrolls to.
const BEHIND: usize = 4;

/// Height of a row before one was measured, in CSS pixels.
const USUAL_HEIGHT: f64 = 57.0;

/// The rows in the page, and the room that the others would take.
struct Window {
    rows: VecDeque<RowView>,
    start: usize,
    /// How far the first row of all is scrolled out, in CSS pixels, when that was last asked. To ask
    /// while the page is being changed is to lay it out once more.
    scrolled: f64,
    /// Rows above the upper edge of the window: few while somebody scrolls down, and many on the way up.
    above_edge: usize,
    row_height: f64,
    /// Whether that is so in this window; to measure is to lay the page out once more.
    is_measured: bool,
    above: dom::Element,
    body: dom::Element,
    below: dom::Element,
    columns: Vec<Column>,
    /// What rows are copies of.
    empty_row: dom::Element,
    /// What rows show of the accounts.
    whose: Arc<Vec<Whose>>,
    fleet: Fleet,
    looking: Looking,
    page: Page,
}

/// The table of what is looked at, built anew when its columns change.
pub(super) fn table(looking: Looking) -> Part {
    let columns = Memo::new(move || looking.columns());
    part(move || body(looking, columns.get()))
}

fn body(looking: Looking, columns: Vec<Column>) -> Part {
    let fleet = Fleet::from_context();
    let space = || el("tbody").class("fleet-space").attr("aria-hidden", "true");
    let (above, below) = (space(), space());
    let has_accounts = columns.contains(&Column::Account).then_some("");
    let rows = el("tbody").attr("role", "rowgroup");
    let window = Rc::new(RefCell::new(Window {
        rows: VecDeque::new(),
        start: 0,
        scrolled: 0.0,
        above_edge: OVERSCAN / 2,
        row_height: USUAL_HEIGHT,
        is_measured: false,
        above: above.by_hand(),
        body: rows.by_hand(),
        below: below.by_hand(),
        empty_row: empty_row(&columns),
        columns: columns.clone(),
        whose: Arc::default(),
        fleet,
        looking,
        page: Page::of(app()),
    }));
    let whose = whose::all(fleet);
    let places = looking.places();
    {
        let window = Rc::clone(&window);
        live_effect(move || {
            looking.follow_rows();
            {
                let mut window = window.borrow_mut();
                window.whose = whose.read();
                window.fill(&places.read(), true);
            }
            let window = Rc::clone(&window);
            spawn(async move {
                // What stands above may have grown meanwhile.
                clock::breathe().await;
                follow_scroll(&window, places, false);
            });
        });
    }
    for event in ["scroll", "resize"] {
        let window = Rc::clone(&window);
        keep(Listener::on_window(event, move |_| {
            follow_scroll(&window, places, event == "resize");
        }));
    }
    {
        let window = Rc::clone(&window);
        looking.see_with(move || window.borrow().seen());
    }
    let rows = {
        let window = Rc::clone(&window);
        rows.on("click", move |event| {
            let pressed = dom::target(&event).and_then(|target| window.borrow().pressed(&target));
            match pressed {
                Some(Press::Select(mirror)) => {
                    looking.select(mirror, dom::is_checked(&event), dom::is_shifted(&event));
                }
                Some(Press::Sync(mirror)) => spawn(fleet.sync(mirror)),
                None => {}
            }
        })
    };
    let table = el("table")
        .class("fleet-table")
        .attr("role", "table")
        .attr("aria-label", text("Push mirrors"))
        .attr("data-has-accounts", has_accounts)
        .attr("aria-rowcount", move || {
            (places.read().len() + 1).to_string()
        })
        .on("keydown", move |event| {
            let step = match dom::key(&event).as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            if window.borrow().step(step) {
                event.prevent_default();
            }
        })
        .child((head(looking, &columns), above, rows, below));
    el("div").class("fleet-frame").child(table).into()
}

/// Draws the rows where the page is scrolled to now.
fn follow_scroll(window: &RefCell<Window>, places: Memo<Arc<Vec<u32>>>, is_resized: bool) {
    // The last event of a page that is going may still arrive.
    if let (Ok(mut window), false) = (window.try_borrow_mut(), places.is_disposed()) {
        window.is_measured &= !is_resized;
        let is_other_height = window.measure();
        let scrolled = -viewport::top_of(&window.above);
        window.scroll_to(scrolled);
        window.fill(&untrack(|| places.read()), is_resized || is_other_height);
    }
}

impl Window {
    /// Asks how high rows are, unless that is known. Says whether it is something else than before.
    fn measure(&mut self) -> bool {
        let first = self.rows.front().filter(|_| !self.is_measured);
        let height = first.map(|row| viewport::height_of(&row.element));
        let Some(height) = height.filter(|height| *height > 1.0) else {
            return false;
        };
        self.is_measured = true;
        let before = std::mem::replace(&mut self.row_height, height);
        (height - before).abs() > 0.5
    }

    /// Notes where the page is scrolled to, and so where to.
    fn scroll_to(&mut self, scrolled: f64) {
        if (scrolled - self.scrolled).abs() > 1.0 {
            let is_down = scrolled > self.scrolled;
            self.above_edge = if is_down { BEHIND } else { OVERSCAN - BEHIND };
        }
        self.scrolled = scrolled;
    }

    /// Puts the rows where the window is, and writes what has changed in them.
    fn fill(&mut self, places: &Arc<Vec<u32>>, is_all: bool) {
        let room = (viewport::height() / self.row_height).ceil() as usize + OVERSCAN;
        let count = room.min(places.len());
        let first = (self.scrolled / self.row_height).max(0.0) as usize;
        let start = first
            .saturating_sub(self.above_edge)
            .min(places.len().saturating_sub(count));
        let is_moved = start != self.start || count != self.rows.len();
        if !is_moved && !is_all {
            return;
        }
        let kept = self.turn_to(start, count);
        let filled = if is_all { 0..0 } else { kept };
        self.write(places, filled);
        self.space(places.len());
    }

    /// Brings the number and the order of the rows in line, and says which show the right mirror
    /// already.
    fn turn_to(&mut self, start: usize, count: usize) -> std::ops::Range<usize> {
        while self.rows.len() > count {
            if let Some(row) = self.rows.pop_back() {
                dom::remove(&row.element);
            }
        }
        let had = self.rows.len();
        while self.rows.len() < count {
            let row = RowView::new(dom::copy(&self.empty_row), &self.columns);
            dom::append(&self.body, &row.element);
            self.rows.push_back(row);
        }
        let old = std::mem::replace(&mut self.start, start);
        if start > old && start - old < had {
            for _ in old..start {
                if let Some(row) = self.rows.pop_front() {
                    dom::append(&self.body, &row.element);
                    self.rows.push_back(row);
                }
            }
            return 0..had - (start - old);
        }
        if old > start && old - start < count {
            for _ in start..old {
                if let Some(row) = self.rows.pop_back() {
                    let first = self.rows.front().map(|row| &*row.element);
                    dom::insert(&self.body, &row.element, first);
                    self.rows.push_front(row);
                }
            }
            return old - start..count.min(had + (old - start));
        }
        if old == start { 0..had } else { 0..0 }
    }

    fn write(&mut self, places: &[u32], is_written: std::ops::Range<usize>) {
        let moment = untrack(|| self.fleet.moment());
        let opening = self.looking.view_untracked().opening();
        let start = self.start;
        let rows = &mut self.rows;
        self.fleet.with_untracked(|fleet| {
            for (number, view_row) in rows.iter_mut().enumerate() {
                if is_written.contains(&number) {
                    continue;
                }
                let place = start + number;
                let Some(row) = places.get(place) else {
                    continue;
                };
                let row = &fleet.rows()[*row as usize];
                let is_selected = self.fleet.is_selected(row.key());
                let whose = self.whose.get(row.project.origin.place());
                let shown = Shown::of(row, moment, whose);
                view_row.show(place, shown, is_selected, moment.now, &opening);
            }
        });
    }

    fn space(&self, total: usize) {
        let after = total.saturating_sub(self.start + self.rows.len());
        for (element, rows) in [(&self.above, self.start), (&self.below, after)] {
            // Whole pixels: writing fractions would bring five kilobytes of code.
            let height = (rows as f64 * self.row_height) as u64;
            dom::set_style(element, "block-size", &[&height.to_string(), "px"].concat());
        }
    }

    /// Leads the focus to the row before or behind the one that has it.
    fn step(&self, step: isize) -> bool {
        let Some(now) = self.page.focused() else {
            return false;
        };
        let holds = |row: &RowView| dom::contains(&row.element, &now);
        let Some(place) = self.rows.iter().position(holds) else {
            return false;
        };
        let Some(next) = place
            .checked_add_signed(step)
            .and_then(|next| self.rows.get(next))
        else {
            return false;
        };
        dom::focus(next.link());
        viewport::bring_into_view(&next.element);
        true
    }

    /// What was pressed at that place of the page.
    fn pressed(&self, target: &dom::Node) -> Option<Press> {
        let row = self.rows.iter();
        row.filter(|row| dom::contains(&row.element, target))
            .find_map(|row| row.pressed(target))
    }

    /// Projects on screen.
    fn seen(&self) -> Vec<Seen> {
        let mut seen: Vec<Seen> = Vec::new();
        for (project, is_running) in self.rows.iter().filter_map(RowView::seen) {
            match seen.iter_mut().find(|(known, _)| *known == project) {
                Some((_, was_running)) => *was_running |= is_running,
                None => seen.push((project, is_running)),
            }
        }
        seen
    }
}
