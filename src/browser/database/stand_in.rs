//! The database in memory, for tests of the stores.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::browser::storage::Denied;

thread_local! {
    static TEXTS: RefCell<BTreeMap<String, String>> = RefCell::default();
}

/// Stores the entries.
///
/// # Errors
/// None; a browser may refuse.
pub async fn write(entries: Vec<(String, String)>) -> Result<(), Denied> {
    TEXTS.with_borrow_mut(|texts| texts.extend(entries));
    Ok(())
}

/// Reads all entries whose keys begin with `prefix`, in the order of their keys.
///
/// # Errors
/// None; a browser may refuse.
pub async fn read_all(prefix: &str) -> Result<Vec<(String, String)>, Denied> {
    Ok(TEXTS.with_borrow(|texts| {
        let all = texts.iter().filter(|(key, _)| key.starts_with(prefix));
        all.map(|(key, text)| (key.clone(), text.clone())).collect()
    }))
}

/// Reads one entry; absent if there is none.
///
/// # Errors
/// None; a browser may refuse.
pub async fn read(key: &str) -> Result<Option<String>, Denied> {
    Ok(TEXTS.with_borrow(|texts| texts.get(key).cloned()))
}

/// Removes all entries whose keys begin with `prefix`.
///
/// # Errors
/// None; a browser may refuse.
pub async fn remove_prefix(prefix: &str) -> Result<(), Denied> {
    TEXTS.with_borrow_mut(|texts| texts.retain(|key, _| !key.starts_with(prefix)));
    Ok(())
}

/// Whether nothing is stored.
pub async fn is_empty() -> bool {
    TEXTS.with_borrow(BTreeMap::is_empty)
}

/// Removes everything.
///
/// # Errors
/// None; a browser may refuse.
pub async fn erase() -> Result<(), Denied> {
    TEXTS.with_borrow_mut(BTreeMap::clear);
    Ok(())
}
