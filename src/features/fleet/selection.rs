//! What is selected, and what can be done with it.

use leptos::prelude::*;

use crate::features::fleet::count;
use crate::features::fleet::view::Looking;
use crate::reactive::Signal;
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::fleet::Fleet;
use crate::ui::{Button, ButtonLink, Part, el, part, when};

/// The bar that floats above the page while something is selected.
pub(super) fn bar(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    part(when(
        move || fleet.selected_count() > 0,
        move || {
            let said = move || {
                count(
                    fleet.selected_count(),
                    "mirror selected",
                    "mirrors selected",
                )
            };
            let export = Signal::derive(move || {
                let view = looking.view().closed();
                Route::Fleet(FleetView {
                    is_exporting: true,
                    ..view
                })
                .href()
            });
            el("div")
                .class("fleet-selection")
                .attr("role", "region")
                .attr("aria-label", "Selection")
                .child((
                    el("span").attr("role", "status").child(said),
                    view! { <ButtonLink href=export>"Export selected"</ButtonLink> },
                    view! { <Button on_press=move || looking.select_all(false)>"Clear selection"</Button> },
                ))
        },
    ))
}
