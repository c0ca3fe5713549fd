//! The accounts of this browser: which one is in use, the way to another, their names, and forgetting one.

mod card;
mod follow;
mod go_on;
mod menu;
mod rename;

use mirrordeck_language::text;

use crate::state::session::Account;
use crate::state::token_store::Keep;

pub(crate) use card::accounts_card;
pub(crate) use follow::follow_accounts;
pub(crate) use go_on::accounts_to_go_on;
pub(crate) use menu::account_menu;

/// Where the token of an account is kept, after who and where it is if its name says something else.
fn about(account: &Account) -> String {
    let kept = text(match account.keep {
        Keep::Memory => "in memory only",
        Keep::Tab => "in this tab",
        Keep::Device => "on this device",
    });
    if account.called.name.is_empty() {
        return kept.to_owned();
    }
    [&account.place(), " \u{b7} ", kept].concat()
}
