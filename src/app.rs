//! The shell: stores, the bar at the top, and the page for the current route.

mod panel;
mod title;

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::config_file::ConfigFile;
use crate::browser::http::Fetch;
use crate::features::activity::ActivityPage;
use crate::features::connect::ConnectPage;
use crate::features::mirror::mirror_page;
use crate::features::project::ProjectPage;
use crate::features::projects::ProjectsPage;
use crate::features::pull_mirror::PullMirrorCard;
use crate::features::settings::SettingsPage;
use crate::features::shell::{AppBar, NotFoundPage, Notices, ToastList};
use crate::navigation::Navigation;
use crate::reactive::{Memo, effect, spawn, spawn_scoped};
use crate::route::Route;
use crate::state::activity::Activity;
use crate::state::config::Config;
use crate::state::connectivity::Connectivity;
use crate::state::drafts::Drafts;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::session::Session;
use crate::state::toasts::Toasts;
use crate::ui::{PageHeading, Part, el, let_escape_hide_reasons, part};

/// The whole app.
#[component]
pub(crate) fn App(
    /// What the host's `config.json` came to.
    config: ConfigFile,
) -> Part {
    Config::provide(config);
    Preferences::provide();
    Connectivity::provide();
    Drafts::provide();
    let now = Now::provide();
    let toasts = Toasts::provide();
    let activity = Activity::provide();
    let session = Session::provide(Rc::new(Fetch));
    let project = ProjectStore::provide(session, activity, toasts, now);
    let navigation = Navigation::provide();

    if session.restore() {
        spawn(session.load_profile());
    }
    spawn_scoped(now.run());
    // A session that ends takes what it had read with it; what was typed stays.
    let mut was_connected = false;
    effect(move || {
        let is_connected = session.is_connected();
        if std::mem::replace(&mut was_connected, is_connected) && !is_connected {
            project.reset();
        }
    });

    let is_connected = Memo::new(move || session.is_connected());
    let_escape_hide_reasons();
    PageHeading::provide().follow(move || _ = (is_connected.get(), navigation.screen()));
    title::follow(is_connected);
    part((
        view! { <AppBar/> },
        view! { <Notices/> },
        el("main").child(move || page(is_connected.get(), navigation.screen())),
        panel::panel(is_connected),
        view! { <ToastList/> },
    ))
}

/// Without a connection every address shows the connect page, and keeps itself for afterwards.
fn page(is_connected: bool, screen: Route) -> Part {
    match screen {
        Route::Settings => view! { <SettingsPage/> }.into_inner(),
        Route::Unknown { hash } => view! { <NotFoundPage hash/> }.into_inner(),
        Route::Connect { instance } => view! { <ConnectPage instance/> }.into_inner(),
        _ if !is_connected => view! { <ConnectPage/> }.into_inner(),
        Route::Projects { .. } => view! { <ProjectsPage/> }.into_inner(),
        Route::Project { project, .. } => {
            view! { <ProjectPage project><PullMirrorCard/></ProjectPage> }.into_inner()
        }
        Route::Mirror {
            project, mirror, ..
        } => part(mirror_page(project, mirror)),
        Route::Activity => view! { <ActivityPage/> }.into_inner(),
    }
}
