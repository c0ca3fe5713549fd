//! Which columns the table has, and in which order.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::sort::Column;
use mirrordeck_language::text;

use crate::features::fleet::head;
use crate::features::fleet::view::Looking;
use crate::reactive::Signal;
use crate::route::fleet::{column, word};
use crate::ui::Part;
use crate::ui::pick_list::{Pick, PickList};

/// The button with its list.
pub(super) fn columns(looking: Looking) -> Part {
    let picks = Signal::derive(move || {
        let chosen = looking.columns();
        let pick = |column: Column, is_on| Pick {
            key: word(column).to_owned(),
            label: text(head::label(column)).to_owned(),
            is_on,
            is_fixed: column == Column::Target,
        };
        let others = looking.all_columns().into_iter();
        let others = others.filter(|column| !chosen.contains(column));
        let on = chosen.iter().map(|column| pick(*column, true));
        on.chain(others.map(|column| pick(column, false)))
            .collect::<Vec<_>>()
    });
    let toggle = move |key: String| {
        let mut chosen = untrack(|| looking.columns());
        if let Some(column) = column(&key) {
            match chosen.iter().position(|known| *known == column) {
                Some(place) => _ = chosen.remove(place),
                None => chosen.push(column),
            }
        }
        looking.set_columns(chosen);
    };
    let shift = move |(key, is_up): (String, bool)| {
        let mut chosen = untrack(|| looking.columns());
        let place =
            column(&key).and_then(|column| chosen.iter().position(|known| *known == column));
        let step = if is_up { -1 } else { 1 };
        if let Some(place) = place
            && let Some(next) = place.checked_add_signed(step)
            && next < chosen.len()
        {
            chosen.swap(place, next);
        }
        looking.set_columns(chosen);
    };
    view! { <PickList label="Columns" picks on_toggle=toggle on_move=shift/> }.into_inner()
}
