//! What there is most of: names, how many of each, and how many of these are in trouble.

use leptos::prelude::*;
use mirrordeck_language::{fill, text};

use super::{
    element::{Element, el},
    histogram::share,
    ids::unique_id,
    part::Part,
    tile::pressed,
    when::{each, when},
};
use crate::reactive::{Callback, Memo, RwSignal, Signal};

/// How many rows are shown at first.
const FEW: usize = 8;

/// One of the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What is counted. Also what `on_press` tells.
    pub name: String,
    /// How many.
    pub count: u32,
    /// How many of these are in trouble.
    pub part: u32,
    /// Whether only these are shown.
    pub is_pressed: bool,
}

/// Rows with a bar each, as long as there are many. Each is pressed to see only these.
#[component]
pub fn BarList(
    /// What is broken down, and by what.
    #[prop(into)]
    label: Signal<String>,
    /// What is said of the part in trouble, with a place for its number: "{0} failing".
    part_words: &'static str,
    /// The rows, the longest first.
    #[prop(into)]
    shares: Signal<Vec<Share>>,
    /// Someone wants to see only these, or no longer.
    #[prop(into)]
    on_press: Callback<String>,
) -> Part {
    let id = unique_id();
    let shares = Memo::new(move || shares.get());
    let is_whole = RwSignal::new(false);
    let len = Memo::new(move || shares.with(Vec::len));
    let shown = move || {
        let most = if is_whole.get() { usize::MAX } else { FEW };
        (0..len.get().min(most) as u64).collect()
    };
    let toggle_words = move || {
        if is_whole.get() {
            text("Show fewer").to_owned()
        } else {
            fill("Show all {0}", &[&len.get().to_string()])
        }
    };
    let toggle = {
        let id = id.clone();
        move || {
            el("button")
                .class("bar-list-toggle")
                .attr("type", "button")
                .attr("aria-controls", &id)
                .attr("aria-expanded", move || pressed(is_whole.get()))
                .on_click(move || is_whole.update(|is_whole| *is_whole = !*is_whole))
                .child(toggle_words)
        }
    };
    el("div")
        .class("bar-list")
        .child((
            el("ul")
                .class("bar-list-rows")
                .attr("id", &id)
                .attr("aria-label", label)
                // Safari hears no list where there are no bullets.
                .attr("role", "list")
                .child(each(shown, move |index| {
                    let row = row(shares, index as usize, part_words, on_press);
                    el("li").child(row)
                })),
            when(move || len.get() > FEW, toggle),
        ))
        .into()
}

fn row(
    shares: Memo<Vec<Share>>,
    index: usize,
    part_words: &'static str,
    on_press: Callback<String>,
) -> Element {
    // A row that is about to go has nothing to show any more.
    let get = move || shares.with(|shares| shares.get(index).cloned());
    let name = move || get().map(|it| it.name);
    let trouble = move || {
        let part = get().map(|it| it.part).filter(|part| *part > 0);
        part.map(|part| fill(part_words, &[&part.to_string()]))
    };
    let press = move || {
        if let Some(name) = untrack(name) {
            on_press.run(name);
        }
    };
    el("button")
        .class("bar-list-row")
        .attr("type", "button")
        .attr("aria-pressed", move || {
            get().map(|it| pressed(it.is_pressed))
        })
        .on_click(press)
        .child((
            el("span")
                .class("bar-list-name")
                .attr("title", name)
                .child(name),
            " ",
            el("span").class("bar-list-trouble").child(trouble),
            " ",
            el("span")
                .class("bar-list-count")
                .child(move || get().map(|it| it.count.to_string())),
            el("span")
                .class("bar-list-bar")
                .style("--share", move || shares.with(|all| length(all, index)))
                .child(el("span").class("bar-list-part").style("--share", move || {
                    get().map_or_else(String::new, |it| share(it.part, it.count))
                })),
        ))
}

/// How long a bar is beside the longest.
fn length(shares: &[Share], index: usize) -> String {
    let most = shares.iter().map(|it| it.count).max().unwrap_or_default();
    share(shares.get(index).map_or(0, |it| it.count), most)
}
