//! The heads of the columns, which sort.

use mirrordeck_domain::model::fleet::sort::{Column, Order};
use mirrordeck_language::text;

use crate::browser::dom;
use crate::features::fleet::view::Looking;
use crate::ui::{Element, el};

/// What a column is called.
pub(super) const fn label(column: Column) -> &'static str {
    match column {
        Column::Project => "Project",
        Column::Target => "Mirrors to",
        Column::Status => "Status",
        Column::LastSuccess => "Last success",
        Column::Branches => "Branches",
        Column::Divergence => "Diverged refs",
        Column::Enabled => "Enabled",
        Column::Account => "Account",
    }
}

/// The head of the table.
pub(super) fn head(looking: Looking, columns: &[Column]) -> Element {
    let heads: Vec<_> = columns
        .iter()
        .map(|column| sort(looking, *column))
        .collect();
    let all = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", text("Select all that match the filter"))
        .prop("checked", move || looking.are_all_selected())
        .prop("indeterminate", move || looking.are_some_selected())
        .on("change", move |event| {
            looking.select_all(dom::is_checked(&event))
        });
    el("thead").attr("role", "rowgroup").child(
        el("tr").class("fleet-heads").attr("role", "row").child((
            column_head("fleet-cell fleet-select").child(all),
            heads,
            column_head("fleet-cell fleet-actions")
                .child(el("span").class("visually-hidden").child("Actions")),
        )),
    )
}

/// A head. Its role is named because the stylesheet lays the table out by other means than those of tables.
fn column_head(class: &str) -> Element {
    el("th")
        .class(class)
        .attr("role", "columnheader")
        .attr("scope", "col")
}

fn sort(looking: Looking, column: Column) -> Element {
    let order = move || {
        let order = looking.order();
        (order.column == column).then_some(order.is_descending)
    };
    let press = move || {
        let turned = looking.order();
        looking.sort(Order {
            column,
            is_descending: turned.column == column && !turned.is_descending,
        });
    };
    column_head("fleet-cell")
        .attr("data-column", crate::route::fleet::word(column))
        .attr("aria-sort", move || {
            order().map(|is_descending| {
                if is_descending {
                    "descending"
                } else {
                    "ascending"
                }
            })
        })
        .child(
            el("button")
                .class("table-sort")
                .attr("type", "button")
                .on_click(press)
                .child((
                    label(column),
                    el("span").attr("aria-hidden", "true").child(move || {
                        match order() {
                            Some(true) => " ↑",
                            Some(false) => " ↓",
                            None => "",
                        }
                        .to_owned()
                    }),
                )),
        )
}
