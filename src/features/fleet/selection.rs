//! What is selected, and what can be done with it.

use leptos::prelude::*;
use mirrordeck_language::{count, text};

use crate::features::fleet::view::Looking;
use crate::features::fleet::written;
use crate::reactive::Signal;
use crate::route::Route;
use crate::route::fleet::FleetPanel;
use crate::state::fleet::Fleet;
use crate::ui::{Button, ButtonLink, Part, el, part, when};

/// The bar that floats above the page while something is selected.
pub(super) fn bar(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    part(when(
        move || fleet.selected_count() > 0,
        move || {
            let said = move || {
                let number = fleet.selected_count();
                count(
                    number as u64,
                    "{0} mirror selected",
                    "{0} mirrors selected",
                    &[&written(number)],
                )
            };
            let export = Signal::derive(move || {
                Route::Fleet(looking.view().with_panel(FleetPanel::Export)).href()
            });
            el("div")
                .class("fleet-selection")
                .attr("role", "region")
                .attr("aria-label", text("Selection"))
                .child((
                    el("span").attr("role", "status").child(said),
                    view! { <ButtonLink href=export>"Export selected"</ButtonLink> },
                    view! { <Button on_press=move || looking.select_all(false)>"Clear selection"</Button> },
                ))
        },
    ))
}
