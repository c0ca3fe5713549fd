//! The menu in the bar: which account is in use, and the others.

use leptos::prelude::*;

use crate::navigation::Navigation;
use crate::reactive::{Memo, Signal};
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::session::{Account, Session};
use crate::ui::{Icon, Menu, MenuLink, Part, el, part, when};

/// Names the account in use and leads to the others.
pub(crate) fn account_menu() -> Part {
    let session = Session::from_context();
    let accounts = Memo::new(move || session.accounts());
    let label = Signal::derive(move || {
        accounts
            .with(|all| {
                let current = all.iter().find(|account| account.is_current);
                current.map(|current| match all.len() {
                    // Of the only one it is enough to know where it is.
                    1 if current.called.name.is_empty() => current.instance.host().to_owned(),
                    _ => current.name(),
                })
            })
            .unwrap_or_default()
    });
    let navigation = Navigation::from_context();
    let is_of_all =
        Memo::new(move || matches!(navigation.route(), Route::Fleet(view) if view.is_of_all));
    let link = move |account: Account| {
        let name = account.name();
        // Also while the fleet of all is shown it is the one in use, which the bar says.
        let is_current = account.is_current && !is_of_all.get();
        view! {
            <MenuLink href=Route::home().href_in(&account.id) is_current>{part(name)}</MenuLink>
        }
    };
    let all = move || {
        let route = Route::Fleet(FleetView {
            is_of_all: true,
            ..FleetView::default()
        });
        view! { <MenuLink href=route.href() is_current=is_of_all.get()>"All accounts together"</MenuLink> }
    };
    let has_several = move || accounts.with(|all| all.len() > 1);
    let links = move || accounts.get().into_iter().map(link).collect::<Vec<_>>();
    view! {
        <Menu label icon=Icon::ChevronDown>
            {part((
                links,
                when(has_several, all),
                el("hr").class("menu-line"),
                view! { <MenuLink href=Route::Connect { instance: None }.href()>"Add an account"</MenuLink> },
                view! { <MenuLink href=Route::Settings.href()>"Manage accounts"</MenuLink> },
            ))}
        </Menu>
    }
    .into_inner()
}
