//! Which of several things are shown, and in which order, such as the columns of a table.
//!
//! On the browser's own popover, as a [`Menu`](super::Menu) is. Order is changed by buttons, because
//! dragging is nothing for a keyboard or an unsteady hand.

use leptos::prelude::*;
use mirrordeck_language::{fill, text};

use super::{
    element::{Element, ElementRef, el},
    icon::{Icon, glyph},
    ids::unique_id,
    part::Part,
    reason::reason,
    when::{each, soon},
};
use crate::browser::dom;
use crate::reactive::{Callback, Memo, Signal, StoredValue};

/// One of the things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What the callbacks tell.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// Whether it is shown.
    pub is_on: bool,
    /// Always shown, and always in its place.
    pub is_fixed: bool,
}

/// A button that opens the list.
#[component]
pub fn PickList(
    /// What is picked: on the button, and the name of the list.
    #[prop(into)]
    label: Signal<String>,
    /// All there is, in its order.
    #[prop(into)]
    picks: Signal<Vec<Pick>>,
    /// Someone wants the thing of this key shown, or no longer.
    #[prop(into)]
    on_toggle: Callback<String>,
    /// Someone wants the thing of this key moved: up (`true`) or down by one.
    #[prop(into)]
    on_move: Callback<(String, bool)>,
) -> Part {
    let id = unique_id();
    let picks = Memo::new(move || picks.get());
    let indices = move || (0..picks.with(Vec::len) as u64).collect();
    let list = List {
        picks,
        on_toggle,
        on_move,
        movers: StoredValue::default(),
    };
    el("span")
        .class("menu")
        .child((
            el("button")
                .class("button")
                .attr("type", "button")
                .attr("popovertarget", &id)
                .child((label, glyph(Icon::ChevronDown))),
            el("div")
                .class("menu-list")
                .attr("id", &id)
                .attr("popover", "auto")
                .attr("role", "group")
                .attr("aria-label", label)
                // Nobody sees it before it was opened.
                .child(soon(move || {
                    el("ol")
                        .class("pick-list")
                        .attr("role", "list")
                        .child(each(indices, move |index| list.row(index as usize)))
                })),
        ))
        .into()
}

#[derive(Clone, Copy)]
struct List {
    picks: Memo<Vec<Pick>>,
    on_toggle: Callback<String>,
    on_move: Callback<(String, bool)>,
    /// The buttons of each row, up and down. Rows belong to places, not to things.
    movers: StoredValue<Vec<[ElementRef; 2]>>,
}

impl List {
    fn get(self, index: usize) -> Option<Pick> {
        self.picks.with(|picks| picks.get(index).cloned())
    }

    fn row(self, index: usize) -> Element {
        let get = move || self.get(index);
        let is_fixed = move || get().is_some_and(|it| it.is_fixed);
        let keep_fixed = move |event: dom::Event| {
            if untrack(is_fixed) {
                event.prevent_default();
            }
        };
        let toggle = move |_| {
            if let Some(it) = untrack(get) {
                self.on_toggle.run(it.key);
            }
        };
        let reason_id = unique_id();
        let because =
            Signal::derive(move || is_fixed().then(|| text("It is always shown.").to_owned()));
        let movers = [ElementRef::default(), ElementRef::default()];
        self.keep_movers(index, movers);
        el("li").class("pick-list-row").child((
            el("label").class("checkbox-line").child((
                el("input")
                    .attr("type", "checkbox")
                    .attr("aria-disabled", move || is_fixed().then_some("true"))
                    .attr("aria-describedby", &reason_id)
                    .prop("checked", move || get().is_some_and(|it| it.is_on))
                    .on("click", keep_fixed)
                    .on("change", toggle),
                el("span").child(move || get().map(|it| it.label)),
                reason(&reason_id, because),
            )),
            self.mover(index, true, movers[0]),
            self.mover(index, false, movers[1]),
        ))
    }

    fn keep_movers(self, index: usize, movers: [ElementRef; 2]) {
        let mut all = self.movers.get_value();
        all.resize(all.len().max(index + 1), movers);
        all[index] = movers;
        self.movers.set_value(all);
    }

    /// A button that moves what stands in a row.
    fn mover(self, index: usize, is_up: bool, this: ElementRef) -> Element {
        let because =
            Signal::derive(move || self.picks.with(|picks| hindrance(picks, index, is_up)));
        let is_blocked = move || because.read().is_some();
        let words = move || {
            let label = self.get(index)?.label;
            let words = if is_up {
                "Move {0} up, {1} of {2}"
            } else {
                "Move {0} down, {1} of {2}"
            };
            let len = self.picks.with(Vec::len).to_string();
            Some(fill(words, &[&label, &(index + 1).to_string(), &len]))
        };
        let press = move || {
            if let Some(it) = untrack(move || self.get(index))
                && !untrack(is_blocked)
            {
                self.on_move.run((it.key.clone(), is_up));
                self.follow(&it.key, is_up);
            }
        };
        let reason_id = unique_id();
        let icon = if is_up {
            Icon::ArrowUp
        } else {
            Icon::ArrowDown
        };
        el("button")
            .class("icon-button")
            .attr("type", "button")
            .attr("data-compact", "")
            .attr("aria-label", words)
            .attr("aria-disabled", move || is_blocked().then_some("true"))
            .attr("aria-describedby", &reason_id)
            .on_click(press)
            .known_as(this)
            .child((glyph(icon), reason(&reason_id, because)))
    }

    /// Lets the focus go where the thing went, so that it can be moved on.
    fn follow(self, key: &str, is_up: bool) {
        let place = self
            .picks
            .with_untracked(|picks| picks.iter().position(|it| it.key == key));
        let movers = self.movers.get_value();
        if let Some([up, down]) = place.and_then(|place| movers.get(place)) {
            if is_up { up.focus() } else { down.focus() }
        }
    }
}

/// Why what stands in a row cannot be moved.
fn hindrance(picks: &[Pick], index: usize, is_up: bool) -> Option<String> {
    let beside = if is_up {
        index.checked_sub(1)
    } else {
        Some(index + 1)
    };
    let is_fixed = |it: &Pick| it.is_fixed;
    let because = if picks.get(index).is_some_and(is_fixed) {
        "It stays in its place."
    } else {
        match beside.and_then(|beside| picks.get(beside)) {
            Some(it) if it.is_fixed => "What stands beside it stays in its place.",
            Some(_) => return None,
            None if is_up => "It is the first already.",
            None => "It is the last already.",
        }
    };
    Some(text(because).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Pick, hindrance};

    #[test]
    fn things_move_within_what_is_fixed() {
        let pick = |key: &str, is_fixed| Pick {
            key: key.to_owned(),
            label: key.to_owned(),
            is_on: true,
            is_fixed,
        };
        let picks = [pick("a", true), pick("b", false), pick("c", false)];
        let can_move = |index, is_up| hindrance(&picks, index, is_up).is_none();
        assert!(!can_move(0, true) && !can_move(0, false), "fixed");
        assert!(!can_move(1, true), "behind what is fixed");
        assert!(can_move(1, false) && can_move(2, true));
        assert!(!can_move(2, false), "the last");
        assert!(hindrance(&picks[1..], 0, true).is_some(), "the first");
    }
}
