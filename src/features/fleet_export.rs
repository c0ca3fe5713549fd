//! Saving what the filter shows, or what is selected, as a file.

use leptos::prelude::*;
use mirrordeck_domain::model::export::{Format, Setting};
use mirrordeck_domain::model::fleet::query::Query;
use mirrordeck_domain::model::fleet::row::Row;
use mirrordeck_language::{count, text};

use crate::browser::clock::breathe;
use crate::browser::save_file::SaveFile;
use crate::navigation::Navigation;
use crate::reactive::{RwSignal, Signal, spawn};
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::fleet::Fleet;
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{
    Banner, Button, ButtonKind, Choice, Dialog, DialogFooter, Part, RadioGroup, Tone, el, part,
};

/// Rows that are copied at once.
const ROWS: usize = 2_000;

/// The dialog above the fleet.
pub(crate) fn fleet_export_dialog(view: FleetView) -> Part {
    let fleet = Fleet::from_context();
    let toasts = Toasts::from_context();
    let navigation = Navigation::from_context();
    let format = RwSignal::new(Format::ALL[0].extension().to_owned());
    let is_busy = RwSignal::new(false);
    let back = Route::Fleet(view.closed());
    let query = Query::parse(&view.filter).query;
    let places = untrack(|| fleet.chosen(&fleet.select(&query, view.order)));
    let number = places.len();
    let close = move || navigation.go(&back);
    let cancel = close.clone();
    let done = close.clone();
    let save = move || {
        let chosen = format.get_untracked();
        let Some(format) = Format::ALL
            .into_iter()
            .find(|known| known.extension() == chosen)
        else {
            return;
        };
        let places = places.clone();
        let done = done.clone();
        is_busy.set(true);
        spawn(async move {
            let name = ["push-mirrors.", format.extension()].concat();
            write(
                fleet,
                format,
                &places,
                SaveFile::new(&name, format.media_type()),
            )
            .await;
            is_busy.set(false);
            toasts.show(ToastTone::Success, "Export saved", name);
            done();
        });
    };
    let what = match (number, fleet.selected_count()) {
        (0, _) => text("Nothing matches the filter, so there is nothing to save.").to_owned(),
        (_, 0) => count(
            number as u64,
            "The one mirror that the filter shows.",
            "The {0} mirrors that the filter shows, in the order of the table.",
            &[&number.to_string()],
        ),
        _ => count(
            number as u64,
            "The one mirror that is selected.",
            "The {0} mirrors that are selected, in the order of the table.",
            &[&number.to_string()],
        ),
    };
    let nothing = (number == 0).then(|| text("There is nothing to save.").to_owned());
    let nothing = Signal::from(nothing);
    view! {
        <Dialog title="Export" on_close=close on_submit=save busy=is_busy>
            <DialogFooter slot>
                <Button on_press=cancel>"Cancel"</Button>
                <Button submit=true kind=ButtonKind::Primary busy=is_busy disabled_because=nothing>"Save file"</Button>
            </DialogFooter>
            {part(el("p").child(what))}
            <RadioGroup legend="Format" value=format choices=formats(untrack(|| fleet.is_of_several()))/>
            <Banner tone=Tone::Info text="No file holds a password or token: GitLab never shows them."/>
        </Dialog>
    }
    .into_inner()
}

/// Writes a piece at a time, so that the page answers in between.
async fn write(fleet: Fleet, format: Format, places: &[u32], mut file: SaveFile) {
    // Copies, because a scan may go on meanwhile.
    let mut rows: Vec<Row> = Vec::with_capacity(places.len());
    for some in places.chunks(ROWS) {
        fleet.with_untracked(|fleet| {
            let row = |place: &u32| fleet.rows().get(*place as usize).cloned();
            rows.extend(some.iter().filter_map(row));
        });
        breathe().await;
    }
    let moment = untrack(|| fleet.moment());
    let accounts = untrack(|| fleet.accounts());
    let setting = Setting {
        accounts: &accounts,
        moment,
    };
    let order = (0..).take(rows.len()).collect();
    for piece in format.write(&rows, order, setting) {
        file.push(&piece);
        breathe().await;
    }
    file.finish();
}

fn formats(is_of_several: bool) -> Vec<Choice> {
    let choice = |format: Format, label, description| {
        Choice::new(format.extension(), label).described(description)
    };
    vec![
        choice(
            Format::Csv,
            "CSV",
            "For spreadsheets. A cell that begins like a formula gets a quote in front.",
        ),
        choice(
            Format::Json,
            "JSON",
            "For programs, described by a schema in the documentation.",
        ),
        choice(
            Format::Markdown,
            "Markdown report",
            "For people: totals, then every mirror by severity.",
        ),
        choice(
            Format::Terraform,
            "Terraform",
            if is_of_several {
                "One resource and one import block per mirror; secrets become variables. Each other account is a provider of its own, and its token a variable."
            } else {
                "One resource and one import block per mirror; secrets become variables."
            },
        ),
    ]
}
