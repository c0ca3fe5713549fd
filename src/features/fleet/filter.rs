//! The filter above the table, and the columns of the table.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::overview::{Overview, Share};
use mirrordeck_domain::model::fleet::query::completion::{Completion, Vocabulary, completions};
use mirrordeck_domain::model::fleet::query::wording::sentence;

use crate::browser::page::Page;
use crate::browser::{dom, focus};
use crate::features::fleet::columns::columns;
use crate::features::fleet::view::Looking;
use crate::reactive::{Memo, Signal, app, keep};
use crate::route::Route;
use crate::route::fleet::{FleetPanel, FleetView};
use crate::state::fleet::Fleet;
use crate::state::saved_filters::{SavedFilter, SavedFilters};
use crate::ui::query_field::{QueryField, Suggestion};
use crate::ui::{ElementRef, Icon, Menu, MenuLink, Part, el, part};

/// Hosts and groups that completions know of.
const KNOWN: usize = 50;

/// The bar with the filter.
pub(super) fn filter(looking: Looking, overview: Memo<Overview>) -> Part {
    let fleet = Fleet::from_context();
    let input_ref = ElementRef::default();
    let value = Memo::new(move || looking.filter());
    let problems = Signal::derive(move || {
        let text = value.get();
        let problems = looking.parsed().problems;
        let told = problems.iter().map(|problem| {
            let span = &problem.span;
            (span.start, span.end, sentence(problem, &text))
        });
        told.collect::<Vec<_>>()
    });
    // What is counted anyway: to count it at each letter took longer than to filter.
    let vocabulary = move || {
        overview.with_untracked(|counts| Vocabulary {
            hosts: names(&counts.hosts),
            groups: names(&counts.groups),
            accounts: untrack(|| account_names(fleet)),
        })
    };
    let complete = move |text: &str, cursor: usize| {
        let found = completions(text, cursor, &vocabulary());
        let suggestion = |completion: Completion| Suggestion {
            from: completion.replace.start,
            to: completion.replace.end,
            insert: completion.insert,
            label: completion.label,
            note: String::new(),
        };
        found.into_iter().map(suggestion).collect::<Vec<_>>()
    };
    let page = Page::of(app());
    keep(page.listen("keydown", move |event| {
        if dom::key(&event) == "/" && !focus::is_typing(page) {
            event.prevent_default();
            input_ref.focus();
        }
    }));
    el("div")
        .class("fleet-filter")
        .child((view! {
            <QueryField
                label="Filter"
                value
                on_input=move |text| looking.set_filter(text)
                complete
                problems
                placeholder="Filter by project, address, status:failing, host:github.com, age:>7d"
                shortcut="/"
                input_ref
            />
        }, saved(looking), columns(looking)))
        .into()
}

fn names(shares: &[Share]) -> Vec<String> {
    let names = shares.iter().map(|share| share.name.to_string());
    names.take(KNOWN).collect()
}

/// Names of the accounts, where there is more than one to ask for.
fn account_names(fleet: Fleet) -> Vec<String> {
    let origins = fleet.origins();
    if origins.len() < 2 {
        return Vec::new();
    }
    let names = origins.into_iter().map(|origin| fleet.name_of(origin));
    names.filter(|name| !name.is_empty()).collect()
}

/// The filters that are kept under a name.
fn saved(looking: Looking) -> Part {
    let filters = SavedFilters::from_context().all();
    let links = move || {
        let link = move |SavedFilter { name, filter }: SavedFilter| {
            let href = Signal::derive(move || {
                let filter = filter.clone();
                Route::Fleet(FleetView {
                    filter,
                    ..looking.view()
                })
                .href()
            });
            view! { <MenuLink href>{part(name)}</MenuLink> }
        };
        filters.get().into_iter().map(link).collect::<Vec<_>>()
    };
    let edit =
        Signal::derive(move || Route::Fleet(looking.view().with_panel(FleetPanel::Filters)).href());
    view! {
        <Menu label="Saved" icon=Icon::ChevronDown>
            {part(links)}
            <MenuLink href=edit>"Save or remove…"</MenuLink>
        </Menu>
    }
    .into_inner()
}
