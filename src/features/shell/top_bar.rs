//! The bar: where to go, which instance this is, and who is here.

use leptos::prelude::*;

use crate::navigation::Navigation;
use crate::reactive::{Memo, Signal, spawn};
use crate::route::Route;
use crate::state::drafts::Drafts;
use crate::state::fleet::Fleet;
use crate::state::host::Host;
use crate::state::session::Session;
use crate::state::toasts::Toasts;
use crate::ui::{
    Avatar, Button, ButtonKind, NavLink, NavLinks, Part, Tag, TopBar, TopBarEnd, el, part, when,
};

/// The bar of the app.
#[component]
pub(crate) fn AppBar(
    /// The menu of accounts, once that part of the program is there.
    accounts: Signal<Option<fn() -> Part>>,
) -> Part {
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let is_fleet = Signal::derive(move || navigation.screen() == Route::home());
    let is_projects = Signal::derive(move || {
        matches!(
            navigation.screen(),
            Route::Projects { .. } | Route::Project { .. } | Route::Mirror { .. }
        )
    });
    let is_activity = Signal::derive(move || navigation.screen() == Route::Activity);
    let is_settings = Signal::derive(move || navigation.screen() == Route::Settings);
    let links = move || {
        part((
            view! { <NavLink href=Route::home().href() label="Fleet" is_current=is_fleet/> },
            view! { <NavLink href=Route::projects().href() label="Projects" is_current=is_projects/> },
            view! { <NavLink href=Route::Activity.href() label="Activity" is_current=is_activity/> },
            view! { <NavLink href=Route::Settings.href() label="Settings" is_current=is_settings/> },
        ))
    };
    let end = move || {
        part(when(
            move || session.is_connected(),
            move || view! { <Identity accounts/> },
        ))
    };
    view! {
        <TopBar brand="Mirrordeck" home=Route::home().href()>
            {part((
                view! { <NavLinks>{links()}</NavLinks> },
                view! { <TopBarEnd>{end()}</TopBarEnd> },
            ))}
        </TopBar>
    }
    .into_inner()
}

/// Where and as whom we are connected, and the way out.
#[component]
fn Identity(accounts: Signal<Option<fn() -> Part>>) -> Part {
    let session = Session::from_context();
    let drafts = Drafts::from_context();
    let fleet = Fleet::from_context();
    let toasts = Toasts::from_context();
    let navigation = Navigation::from_context();
    let name = Memo::new(move || {
        session
            .profile()
            .with(|profile| Some(profile.value()?.user.as_ref()?.name.clone()))
    });
    let place = move || {
        part(match accounts.get() {
            Some(menu) => menu(),
            None => part(
                session
                    .instance()
                    .map(|instance| instance.host().to_owned()),
            ),
        })
    };
    let sign_out = move || {
        let account = untrack(|| session.account()).map(|account| account.id);
        session.sign_out(toasts);
        // Whoever comes next must find neither a password that was half typed nor what was seen.
        drafts.clear();
        if let Some(account) = account {
            spawn(fleet.forget(Some(&account)));
        }
        navigation.go(&Route::Connect { instance: None });
    };
    part((
        when(
            move || session.is_read_only(),
            || view! { <Tag text="Read-only"/> },
        ),
        el("span").class("muted top-bar-host").child(place),
        move || name.get().map(|name| view! { <Avatar name/> }),
        (!Host::of_app().is_there()).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet compact=true on_press=sign_out>"Sign out"</Button>
            }
        }),
    ))
}
