//! Doing what an address wants that names an account.

use leptos::prelude::*;
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_language::fill;

use crate::navigation::Navigation;
use crate::reactive::{effect, spawn};
use crate::route::Route;
use crate::state::session::Session;
use crate::state::toasts::{ToastTone, Toasts};

/// Switches to the account that an address names, and takes the name out of the address.
pub(crate) fn follow_accounts() {
    let (session, navigation) = (Session::from_context(), Navigation::from_context());
    let toasts = Toasts::from_context();
    effect(move || {
        if let Some(account) = navigation.account() {
            spawn(follow(account, session, navigation, toasts));
        }
    });
}

async fn follow(account: AccountId, session: Session, navigation: Navigation, toasts: Toasts) {
    let current = untrack(|| session.account());
    let is_current = current.is_some_and(|current| current.id == account);
    let is_here = is_current || session.switch_to(&account).await;
    if untrack(|| navigation.account()).as_ref() != Some(&account) {
        // The address names another one by now.
        return;
    }
    if is_here {
        navigation.replace(navigation.route_untracked());
        return;
    }
    let place = account.place().to_owned();
    toasts.show(
        ToastTone::Problem,
        "That account is not here",
        fill("Connect to {0} to open the address.", &[&place]),
    );
    navigation.replace(Route::Connect {
        instance: Some(place),
    });
}
