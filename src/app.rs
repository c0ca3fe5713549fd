//! The shell: stores, the bar at the top, and the page for the current route.

mod hosted;
mod later;
mod pages;
mod panel;
mod title;

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::pages::Pages;
use crate::browser::clock;
use crate::browser::config_file::ConfigFile;
use crate::browser::http::Fetch;
use crate::browser::page::Page;
use crate::browser::storage::Denied;
use crate::features::connect::say_kept_in_memory;
use crate::features::shell::{AppBar, Notices};
use crate::navigation::Navigation;
use crate::reactive::{Memo, Signal, app, effect, spawn, spawn_scoped};
use crate::route::Route;
use crate::state::activity::Activity;
use crate::state::config::Config;
use crate::state::connectivity::Connectivity;
use crate::state::drafts::Drafts;
use crate::state::fleet::Fleet;
use crate::state::host::Host;
use crate::state::idle::Idle;
use crate::state::language::Language;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::saved_filters::SavedFilters;
use crate::state::session::Session;
use crate::state::toasts::Toasts;
use crate::ui::{PageHeading, Part, el, let_escape_hide_reasons, part, when};

/// When the parts that come later are fetched although nobody asked, in milliseconds.
const FETCH_AFTER_MS: u32 = 2_000;

/// How long who we are waits for the first rows, in milliseconds.
const PROFILE_AFTER_MS: u32 = 400;

/// The whole app.
#[component]
pub(crate) fn App(
    /// What the host's `config.json` came to.
    config: ConfigFile,
    /// Whether GitLab's sign-in page seems to have sent the person here.
    is_returning: bool,
) -> Part {
    let config = Config::provide(config);
    let language = Language::provide();
    let preferences = Preferences::provide();
    let connectivity = Connectivity::provide();
    let drafts = Drafts::provide();
    SavedFilters::provide();
    let now = Now::provide();
    let toasts = Toasts::provide();
    let activity = Activity::provide();
    let session = Session::provide(Rc::new(Fetch));
    let project = ProjectStore::provide(session, activity, toasts, now);
    let fleet = Fleet::provide(session, activity, toasts, preferences, now);
    let navigation = Navigation::provide();
    let (page, host) = (Page::of(app()), Host::of_app());

    // A host decides for itself how long its sessions last.
    if !host.is_there() {
        let idle = Idle::watch(preferences);
        if let Some(minutes) = idle.is_over()
            && session.restore()
        {
            session.lock(minutes, toasts);
        }
        idle.note();
        spawn_scoped(idle.run(session, drafts, toasts));
    }
    if is_returning {
        spawn(signed_in(session, drafts, navigation, toasts));
    } else if !host.is_there() && session.restore() {
        // The rows of the fleet go before who reads them.
        let is_fleet = matches!(navigation.route(), Route::Fleet(_));
        spawn(session.load_profile(if is_fleet { PROFILE_AFTER_MS } else { 0 }));
    }
    spawn_scoped(now.run());
    // A session that ends takes what it had read with it; what was typed stays.
    let mut was_connected = false;
    effect(move || {
        let is_connected = session.is_connected();
        if std::mem::replace(&mut was_connected, is_connected) && !is_connected {
            project.reset();
            fleet.reset();
        }
    });

    let pages = Pages::new(host.is_there());
    if host.is_there() {
        pages.fetch();
        effect(move || _ = pages.others.here().map(|others| (others.attend)()));
    } else {
        effect(move || _ = pages.others.here().map(|others| (others.follow_accounts)()));
    }
    // A message may come before the part that shows it.
    effect(move || {
        if !toasts.list().read().is_empty() {
            pages.others.fetch();
        }
    });
    // Before anybody needs them, so that nobody waits and a lost connection takes nothing away.
    spawn_scoped(async move {
        clock::sleep(FETCH_AFTER_MS).await;
        while !connectivity.is_online_untracked() {
            clock::sleep(FETCH_AFTER_MS).await;
        }
        pages.fetch();
        if config.offers_sign_in() && !host.is_there() {
            session.prepare_signing();
        }
    });
    let is_connected = Memo::new(move || session.is_connected());
    let_escape_hide_reasons();
    PageHeading::provide().follow(move || _ = (is_connected.get(), navigation.screen()));
    let failing = Memo::new(move || fleet.failing_count());
    title::follow(is_connected, failing, language);
    effect(move || {
        let is_failing = failing.get() > 0;
        if let Some(others) = pages.others.here() {
            (others.set_badge)(page, is_failing);
        }
    });
    let accounts = Signal::derive(move || {
        // A host brings one account, and the others are none of its business.
        let others = pages.others.here().filter(|_| !host.is_there());
        others.map(|others| others.account_menu)
    });
    let is_wall = move || {
        is_connected.get() && matches!(navigation.route(), Route::Fleet(view) if view.is_kiosk)
    };
    part(move || {
        language.track();
        part((
            when(move || !is_wall(), move || view! { <AppBar accounts/> }),
            view! { <Notices/> },
            // The page around has a main part of its own.
            el(if page.is_whole() { "main" } else { "div" }).child(move || {
                match navigation.account() {
                    // Until that is in use nothing may show what another account sees.
                    Some(_) => pages.wait(),
                    None => pages.show(is_connected.get(), navigation.screen()),
                }
            }),
            panel::panel(is_connected, pages.others),
            move || pages.others.here().map(|others| (others.toasts)()),
        ))
    })
}

/// Takes the answer from GitLab's sign-in page. If nothing comes of it, an earlier session goes on.
async fn signed_in(session: Session, drafts: Drafts, navigation: Navigation, toasts: Toasts) {
    let returned = session.finish_sign_in(drafts).await;
    if let Some(hash) = &returned.hash {
        navigation.replace(Route::parse(hash));
    }
    match returned.kept {
        Some(Ok(())) => {}
        Some(Err(Denied)) => say_kept_in_memory(toasts),
        None if session.restore() => {
            if session.has_sign_in_failed() {
                // There it is said why.
                navigation.replace(Route::Connect { instance: None });
            }
            session.load_profile(0).await;
        }
        None => {}
    }
}
