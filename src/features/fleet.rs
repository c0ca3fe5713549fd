//! The home screen: every push mirror of every project that the person maintains.

mod cell;
mod columns;
mod coverage;
mod fill;
mod filter;
mod findings;
mod head;
mod kiosk;
mod overview;
mod panel;
mod progress;
mod row_view;
mod selection;
mod shown;
mod table;
mod view;
mod whose;

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::origin::ProjectKey;
use mirrordeck_domain::model::scan::plan::Progress;
use mirrordeck_domain::model::scan::scope::Scope;
use mirrordeck_language::{count, fill, text};

use crate::browser::intl;
use crate::features::fleet::view::Looking;
use crate::navigation::Navigation;
use crate::reactive::{Memo, Signal, effect, spawn_scoped};
use crate::route::Route;
use crate::state::connectivity::Connectivity;
use crate::state::fleet::Fleet;
use crate::state::now::Now;
use crate::ui::{
    EmptyState, ErrorPanel, Icon, PageActions, PageHeader, Part, Skeleton, el, part, soon, when,
};
use crate::wording;

/// The page.
pub(crate) fn fleet_page() -> Part {
    let fleet = Fleet::from_context();
    let navigation = Navigation::from_context();
    let looking = Looking::new(navigation, fleet);
    // At once, so that the first request is on its way while the page is built; later as the address says.
    // Untracked, as whoever builds the page would build it anew whenever an account changes.
    untrack(|| fleet.begin(looking.scope()));
    effect(move || fleet.begin(looking.scope()));
    effect(move || {
        let wanted = fleet.others_wanted();
        // A page that is left has another address for a moment, which says nothing about the fleet.
        if let Route::Fleet(view) = navigation.route()
            && wanted.with_untracked(|wanted| *wanted != view.is_of_all)
        {
            wanted.set(view.is_of_all);
        }
    });
    fleet.look_out(Connectivity::from_context());
    spawn_scoped(fleet.attend(Connectivity::from_context(), move || looking.seen()));
    let has_rows = Memo::new(move || fleet.with(|fleet| !fleet.rows().is_empty()));
    let is_kiosk = Memo::new(move || looking.view().is_kiosk);
    let content = move || {
        if has_rows.get() {
            let overview = Memo::new(move || fleet.overview());
            if is_kiosk.get() {
                return kiosk::wall(looking, overview);
            }
            part((
                overview::overview(looking, overview),
                el("section").class("fleet-card").child((
                    progress::bar(),
                    filter::filter(looking, overview),
                    table::table(looking),
                    nothing_matches(looking),
                )),
                soon(move || findings::findings(looking)),
                panel::panel(looking),
                selection::bar(looking),
            ))
        } else {
            before_rows()
        }
    };
    el("div")
        .class("page fleet-page")
        .attr("data-kiosk", move || is_kiosk.get())
        .child((
            header(looking),
            progress::notes(),
            content,
            when(move || is_kiosk.get(), move || kiosk::foot(looking)),
        ))
        .into()
}

fn header(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    let now = Now::from_context();
    let summary = Signal::derive(move || {
        let (mirrors, mirrored, all) = fleet.with(|fleet| {
            let projects = fleet.projects().map(|project| project.key());
            let has_mirrors = |key: &ProjectKey| fleet.has_mirrors(*key);
            let mirrored = projects.clone().filter(has_mirrors).count();
            (fleet.rows().len(), mirrored, projects.count())
        });
        let is_reading = fleet.progress().with(is_reading);
        // What was not read yet is not known to be without mirrors.
        if all == 0 || (mirrors == 0 && is_reading) {
            return None;
        }
        let accounts = fleet.origins().len();
        let found = |mirrors: &str, projects: usize, scope: &Scope| {
            if accounts > 1 {
                found_by_several(mirrors, projects, accounts)
            } else {
                found(mirrors, projects, scope)
            }
        };
        let words = fleet.scope().with(|scope| match mirrors {
            0 => found(text("No mirrors"), all, scope),
            _ => {
                let number = written(mirrors);
                let mirrors = count(mirrors as u64, "{0} mirror", "{0} mirrors", &[&number]);
                found(&mirrors, mirrored, scope)
            }
        });
        Some(match fleet.read_at() {
            Some(read_at) => {
                let ago = intl::relative(read_at, now.get());
                fill("{0} · read {1}", &[&words, &ago])
            }
            None => words,
        })
    });
    view! {
        <PageHeader title="Push mirrors" summary>
            <PageActions slot>{progress::actions(looking)}</PageActions>
        </PageHeader>
    }
    .into_inner()
}

/// How many mirrors were found in how many projects of a scope.
fn found(mirrors: &str, projects: usize, scope: &Scope) -> String {
    let (number, projects) = (written(projects), projects as u64);
    match scope {
        Scope::Maintained => count(
            projects,
            "{0} in {1} project where you are Maintainer or Owner",
            "{0} in {1} projects where you are Maintainer or Owner",
            &[mirrors, &number],
        ),
        Scope::Group(path) => count(
            projects,
            "{0} in {1} project of {2}",
            "{0} in {1} projects of {2}",
            &[mirrors, &number, path],
        ),
        Scope::Named(named) => count(
            projects,
            "{0} in {1} project of the {2} that you named",
            "{0} in {1} projects of the {2} that you named",
            &[mirrors, &number, &written(named.len())],
        ),
    }
}

/// How many mirrors were found in how many projects of how many accounts.
fn found_by_several(mirrors: &str, projects: usize, accounts: usize) -> String {
    count(
        projects as u64,
        "{0} in {1} project of {2} accounts",
        "{0} in {1} projects of {2} accounts",
        &[mirrors, &written(projects), &written(accounts)],
    )
}

/// A number as the person's language writes it.
fn written(number: usize) -> String {
    intl::number(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Before the first row: reading, failed, or nothing to read.
fn before_rows() -> Part {
    let fleet = Fleet::from_context();
    // Those of several accounts stand above, each with its name.
    let error = Memo::new(move || {
        let error = fleet.errors().into_iter().next();
        error
            .filter(|_| !fleet.is_of_several())
            .map(|(_, error)| error)
    });
    let is_reading = Memo::new(move || fleet.progress().with(is_reading));
    part(move || {
        if let Some(error) = error.get() {
            let message = wording::error::read(&error);
            let retry = move || fleet.scan_again();
            return view! { <ErrorPanel title=message.title text=message.text on_retry=retry/> }
                .into_inner();
        }
        if is_reading.get() {
            return view! { <Skeleton label="Reading the mirrors of your projects" rows=8/> }
                .into_inner();
        }
        view! {
            <EmptyState
                icon=Icon::Sync
                title="No push mirrors yet"
                text=nobody(&fleet.scope().read())
            />
        }
        .into_inner()
    })
}

/// Whether a scan is under way, or about to be.
fn is_reading(progress: &Option<Progress>) -> bool {
    progress.as_ref().is_none_or(|now| !now.is_done())
}

fn nobody(scope: &Scope) -> &'static str {
    match scope {
        Scope::Maintained => {
            "None of the projects in which you are Maintainer or Owner has a push mirror. Open a project to add the first one."
        }
        Scope::Group(_) | Scope::Named(_) => {
            "None of the chosen projects that you manage has a push mirror. Choose others, or open a project to add the first one."
        }
    }
}

fn nothing_matches(looking: Looking) -> Part {
    let places = looking.places();
    part(when(
        move || places.read().is_empty(),
        move || {
            view! {
                <EmptyState
                    icon=Icon::Search
                    title="No mirror matches this filter"
                    text="Take a term out of the filter, or clear it, to see more."
                />
            }
        },
    ))
}
