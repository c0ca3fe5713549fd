//! Where the person is, kept in step with the location hash.

use leptos::prelude::*;

use mirrordeck_domain::model::account::AccountId;

use crate::browser::page::Page;
use crate::browser::{clock, location};
use crate::reactive::{Memo, RwSignal, app, expect_context, keep, spawn};
use crate::route::{MirrorPanel, ProjectPanel, Route};

/// How long an address may be behind, in milliseconds. A click, which may lead elsewhere, ends it.
const ADDRESS_AFTER_MS: u32 = 250;

/// The current route.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    route: RwSignal<Route>,
    /// The account that the address names, until that is in use.
    account: RwSignal<Option<AccountId>>,
    screen: Memo<Route>,
    /// Whether the address is behind the route.
    is_late: RwSignal<bool>,
    page: Page,
}

impl Navigation {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let page = Page::of(app());
        let hash = move || location::hash(page);
        // A host has one account only.
        let named = move || Route::account_in(&hash()).filter(|_| !page.is_hosted());
        let route = RwSignal::new(Route::parse(&hash()));
        let account = RwSignal::new(named());
        let listener = location::on_hash_change(page, move || {
            // First, so that nobody shows the route in the account that is about to change. Whoever hears of
            // it builds the page anew, so nobody hears of nothing.
            if named().is_some() || account.get_untracked().is_some() {
                account.set(named());
            }
            route.set(Route::parse(&hash()));
        });
        // Kept with the owner of the app and removed with it.
        keep(listener);
        let screen = Memo::new(move || screen_of(route.get()));
        let store = Self {
            route,
            account,
            screen,
            is_late: RwSignal::new(false),
            page,
        };
        keep(page.listen("click", move |_| store.catch_up()));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// Follows the route.
    pub(crate) fn route(self) -> Route {
        self.route.get()
    }

    /// Follows the account that the address names, until that is in use.
    pub(crate) fn account(self) -> Option<AccountId> {
        self.account.get()
    }

    /// The route, for tasks.
    pub(crate) fn route_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// Follows the page without what is open above it, so that a dialog never rebuilds the page below.
    pub(crate) fn screen(self) -> Route {
        self.screen.get()
    }

    /// Goes somewhere, as a new step of the history.
    ///
    /// The route changes when the browser reports the new hash.
    pub(crate) fn go(self, route: &Route) {
        self.catch_up();
        location::push_hash(self.page, &route.href());
    }

    /// Corrects the address of where the person already is, once the person pauses: to write
    /// an address takes the browser as long as to filter thousands of rows.
    pub(crate) fn replace_soon(self, route: Route) {
        self.route.set(route);
        if self.is_late.get_untracked() {
            return;
        }
        self.is_late.set(true);
        spawn(async move {
            clock::sleep(ADDRESS_AFTER_MS).await;
            self.catch_up();
        });
    }

    /// Writes the address that is late, so that the way back leads to what was seen last.
    fn catch_up(self) {
        if self.is_late.get_untracked() {
            self.is_late.set(false);
            // Whoever has gone elsewhere meanwhile is there already.
            location::replace_hash(self.page, &self.route_untracked().href());
        }
    }

    /// Corrects the address of where the person already is.
    pub(crate) fn replace(self, route: Route) {
        location::replace_hash(self.page, &route.href());
        self.route.set(route);
        if self.account.get_untracked().is_some() {
            self.account.set(None);
        }
    }
}

/// The route with nothing open above its page, and without what the page itself follows.
fn screen_of(route: Route) -> Route {
    match route {
        Route::Project { project, .. } => Route::Project {
            project,
            panel: ProjectPanel::None,
        },
        Route::Mirror {
            project, mirror, ..
        } => Route::Mirror {
            project,
            mirror,
            panel: MirrorPanel::None,
        },
        Route::Projects { .. } => Route::projects(),
        Route::Fleet(_) => Route::home(),
        other => other,
    }
}
