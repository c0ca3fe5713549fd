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

/// Who and where an account is, and where its token is kept.
fn about(account: &Account) -> String {
    let kept = text(match account.keep {
        Keep::Memory => "in memory only",
        Keep::Tab => "in this tab",
        Keep::Device => "on this device",
    });
    [&account.place(), " \u{b7} ", kept].concat()
}
