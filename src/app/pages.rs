//! Which page an address has, and in which part of the program it comes.

use leptos::prelude::*;

use crate::app::hosted::attend;
use crate::app::later::Later;
use crate::app::panel::{Dialog, dialog};
use crate::browser::favicon::set_badge;
use crate::browser::page::Page as Place;
use crate::features::accounts::{account_menu, accounts_card, accounts_to_go_on, follow_accounts};
use crate::features::activity::ActivityPage;
use crate::features::connect::ConnectPage;
use crate::features::fleet::fleet_page;
use crate::features::mirror::mirror_page;
use crate::features::project::ProjectPage;
use crate::features::projects::ProjectsPage;
use crate::features::pull_mirror::PullMirrorCard;
use crate::features::settings::SettingsPage;
use crate::features::shell::{NotFoundPage, ToastList};
use crate::features::waiting::waiting_page;
use crate::later::comes_later;
use crate::route::Route;
use crate::ui::{Loading, Part, part};

/// Builds the page of a route.
type Page = fn(Route) -> Part;

/// Everything behind the first screens.
#[derive(Clone, Copy)]
pub(super) struct Others {
    page: Page,
    /// The dialog of a route, if it has one.
    pub(super) dialog: Dialog,
    /// What a host wants.
    pub(super) attend: fn(),
    /// What an address wants that names an account.
    pub(super) follow_accounts: fn(),
    /// The icon in the tab, with a dot while mirrors are failing.
    pub(super) set_badge: fn(Place, bool),
    /// Short messages, which speak of what was done on another page.
    pub(super) toasts: fn() -> Part,
    /// The accounts in the bar.
    pub(super) account_menu: fn() -> Part,
    /// The accounts on the connect page.
    accounts_to_go_on: fn() -> Part,
}

comes_later!(fleet: Page = home);
comes_later!(others: Others = Others {
    page,
    dialog,
    attend,
    follow_accounts,
    set_badge,
    toasts,
    account_menu,
    accounts_to_go_on,
});

/// The pages, in the parts of the program in which they come.
#[derive(Clone, Copy)]
pub(super) struct Pages {
    /// Where every visit but the first begins.
    fleet: Later<Page>,
    /// All others, and the dialogs.
    pub(super) others: Later<Others>,
    /// Whether somebody else's page signs the person in.
    is_hosted: bool,
}

impl Pages {
    /// Says where they come from, without fetching any.
    pub(super) fn new(is_hosted: bool) -> Self {
        Self {
            fleet: Later::new(|| Box::pin(fleet())),
            others: Later::new(|| Box::pin(others())),
            is_hosted,
        }
    }

    /// Fetches those that nobody has asked for.
    pub(super) fn fetch(self) {
        self.fleet.fetch();
        self.others.fetch();
    }

    /// Shows the page of a route. Without a connection every address shows the connect page, and
    /// keeps itself for afterwards. A host signs people in itself, so there the page only says so.
    pub(super) fn show(self, is_connected: bool, route: Route) -> Part {
        let connect = |instance: Option<String>| {
            let accounts = part(move || {
                self.others
                    .here()
                    .map(|others| (others.accounts_to_go_on)())
            });
            view! { <ConnectPage instance>{accounts}</ConnectPage> }.into_inner()
        };
        match route {
            Route::Settings | Route::Unknown { .. } => self.other(route),
            Route::Connect { .. } if self.is_hosted => self.other(route),
            _ if !is_connected && self.is_hosted => self.other(Route::Connect { instance: None }),
            Route::Connect { instance } => connect(instance),
            _ if !is_connected => connect(None),
            Route::Fleet(_) => self.fleet.show(move |page| page(route.clone())),
            Route::Projects { .. }
            | Route::Project { .. }
            | Route::Mirror { .. }
            | Route::Activity => self.other(route),
        }
    }

    /// Shown while the account of an address is being taken into use.
    pub(super) fn wait(self) -> Part {
        self.others
            .show(|_| view! { <Loading label="Switching the account"/> }.into_inner())
    }

    fn other(self, route: Route) -> Part {
        self.others.show(move |others| (others.page)(route.clone()))
    }
}

fn toasts() -> Part {
    view! { <ToastList/> }.into_inner()
}

fn home(_: Route) -> Part {
    fleet_page()
}

fn page(route: Route) -> Part {
    match route {
        Route::Project { project, .. } => {
            view! { <ProjectPage project><PullMirrorCard/></ProjectPage> }.into_inner()
        }
        Route::Mirror {
            project, mirror, ..
        } => part(mirror_page(project, mirror)),
        Route::Projects { .. } => view! { <ProjectsPage/> }.into_inner(),
        Route::Activity => view! { <ActivityPage/> }.into_inner(),
        Route::Settings => view! { <SettingsPage>{accounts_card()}</SettingsPage> }.into_inner(),
        Route::Unknown { hash } => view! { <NotFoundPage hash/> }.into_inner(),
        Route::Connect { .. } => waiting_page(),
        // It is a part of its own.
        Route::Fleet(_) => part(()),
    }
}
