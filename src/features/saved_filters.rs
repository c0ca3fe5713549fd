//! Keeping the filter of the fleet under a name, and dropping those that are kept.

use leptos::prelude::*;
use mirrordeck_language::text;

use crate::navigation::Navigation;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::saved_filters::{SavedFilter, SavedFilters};
use crate::ui::phrase::phrase;
use crate::ui::{Button, ButtonKind, Dialog, DialogFooter, Part, TextField, el, part, when};

/// The dialog above the fleet.
pub(crate) fn saved_filters_dialog(view: FleetView) -> Part {
    let filters = SavedFilters::from_context();
    let navigation = Navigation::from_context();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let back = Route::Fleet(view.closed());
    let filter = view.filter;
    let has_filter = !filter.is_empty();
    let close = move || navigation.go(&back);
    let cancel = close.clone();
    let done = close.clone();
    let shown = filter.clone();
    let save = move || {
        let name = name.with_untracked(|name| name.trim().to_owned());
        if name.is_empty() {
            error.set(Some(text("Enter a name.").to_owned()));
        } else if filters.save(&name, &filter) {
            done();
        } else {
            let full = text("There are too many. Remove one first.");
            error.set(Some(full.to_owned()));
        }
    };
    let form = move || {
        part((
            el("p").child(phrase(
                "This filter: {0}",
                vec![el("code").child(shown.clone()).into()],
            )),
            view! {
                <TextField
                    label="Name"
                    value=name
                    error=error
                    hint="A filter of the same name is replaced."
                />
            },
        ))
    };
    let nothing = (!has_filter).then(|| text("Filter the table first.").to_owned());
    let all = filters.all();
    view! {
        <Dialog title="Saved filters" on_close=close on_submit=save>
            <DialogFooter slot>
                <Button on_press=cancel>"Cancel"</Button>
                <Button submit=true kind=ButtonKind::Primary disabled_because=nothing>"Save filter"</Button>
            </DialogFooter>
            {part((
                has_filter.then(form),
                when(move || !all.read().is_empty(), move || list(filters)),
                when(
                    move || !has_filter && all.read().is_empty(),
                    || el("p").class("muted").child("None yet. Filter the table, then come back to save the filter under a name."),
                ),
            ))}
        </Dialog>
    }
    .into_inner()
}

fn list(filters: SavedFilters) -> Part {
    let item = move |SavedFilter { name, filter }: SavedFilter| {
        let label = el("span").child((
            el("span").class("cell-title").child(name.clone()),
            el("span").class("cell-note").child(filter),
        ));
        let of = el("span").class("visually-hidden").child(name.clone());
        el("li").child((
            label,
            view! {
                <Button compact=true on_press=move || filters.remove(&name)>
                    {phrase("Remove {0}", vec![of.into()])}
                </Button>
            },
        ))
    };
    part(
        el("ul")
            .class("fleet-odd")
            .attr("aria-label", text("Filters that are kept"))
            .child(move || {
                filters
                    .all()
                    .get()
                    .into_iter()
                    .map(item)
                    .collect::<Vec<_>>()
            }),
    )
}
