//! Marks that a result is stored, one for each account, so that a visit without anything waits for no database.
//!
//! They stand in one text, each between two ends of line, so that no mark is a part of another.

use mirrordeck_domain::model::account::AccountId;

use crate::browser::storage::{self, Area};

/// Key of the marks.
const KEY: &str = "mirrordeck.fleet";

/// What stood there while there was one result for all accounts.
const EARLIER: &str = "1";

/// Whether a result of an account is stored.
pub(super) fn has(account: &AccountId) -> bool {
    all().contains(&mark(account))
}

/// Whether nothing is stored that anybody could read.
pub(super) fn is_empty() -> bool {
    let all = all();
    all.is_empty() || all == EARLIER
}

/// Whether what is stored comes from the time before accounts.
pub(super) fn is_of_earlier_layout() -> bool {
    all() == EARLIER
}

/// Marks that a result of an account is stored.
pub(super) fn add(account: &AccountId) {
    if !has(account) {
        let before = if is_empty() { String::new() } else { all() };
        // What is stored without a mark is erased by the next that stores something.
        _ = storage::write(Area::Device, KEY, &[before, mark(account)].concat());
    }
}

/// Takes the mark of an account away, and the key with the last one.
pub(super) fn remove(account: &AccountId) {
    let rest = all().replace(&mark(account), "");
    if rest.is_empty() {
        clear();
    } else {
        _ = storage::write(Area::Device, KEY, &rest);
    }
}

/// Takes all marks away.
pub(super) fn clear() {
    storage::remove(Area::Device, KEY);
}

fn all() -> String {
    storage::read(Area::Device, KEY).unwrap_or_default()
}

fn mark(account: &AccountId) -> String {
    ["\n", account.as_str(), "\n"].concat()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn each_account_has_a_mark_of_its_own() {
        let all = ["7@h", "17@h", "7@h/gitlab"].map(AccountId::from_text);
        let [one, other, third] = &all;
        storage::write(Area::Device, KEY, EARLIER).expect("natively nothing is denied");
        assert!(is_empty() && is_of_earlier_layout() && !has(one));
        add(other);
        assert!(!is_empty() && !is_of_earlier_layout());
        assert!(has(other) && !has(one) && !has(third));
        add(one);
        add(third);
        add(one);
        remove(one);
        assert!(has(other) && has(third) && !has(one));
        remove(third);
        remove(other);
        assert!(is_empty());
        assert_eq!(storage::read(Area::Device, KEY), None);
    }
}
