//! The database as the browser's IndexedDB.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::database::transaction::{NAME, Transaction, done};
use crate::browser::reflect::{call, event, get, global};
use crate::browser::storage::Denied;

/// Entries that are read or written before other work of the page has its turn.
const BATCH: u32 = 50;

/// Stores all of the entries or, if anything fails or the future is dropped, none.
///
/// # Errors
/// [`Denied`] if the browser refuses: private mode, a policy, or no space.
pub async fn write(entries: Vec<(String, String)>) -> Result<(), Denied> {
    let transaction = Transaction::begin_or_create().await?;
    for (index, (key, text)) in (1..).zip(entries) {
        let request = transaction.call("put", &[text.into(), key.into()])?;
        if index % BATCH == 0 {
            done(&request).await?;
        }
    }
    transaction.commit().await
}

/// Reads all entries whose keys begin with `prefix`, in the order of their keys.
///
/// # Errors
/// [`Denied`] if the browser refuses.
pub async fn read_all(prefix: &str) -> Result<Vec<(String, String)>, Denied> {
    let mut found = Vec::new();
    let Some(transaction) = Transaction::begin("readonly").await? else {
        return Ok(found);
    };
    let mut keys = range(prefix, prefix, false)?;
    loop {
        let batch = [keys, BATCH.into()];
        let names = transaction.call("getAllKeys", &batch)?;
        let texts = transaction.call("getAll", &batch)?;
        // Requests of one transaction are answered in their order.
        done(&texts).await?;
        let names: Array = get(&names, "result").unchecked_into();
        let texts: Array = get(&texts, "result").unchecked_into();
        for index in 0..names.length() {
            let text = |of: &Array| of.get(index).as_string().unwrap_or_default();
            found.push((text(&names), text(&texts)));
        }
        match found.last() {
            Some((last, _)) if names.length() == BATCH => keys = range(prefix, last, true)?,
            _ => return Ok(found),
        }
    }
}

/// Reads one entry; absent if there is none.
///
/// # Errors
/// [`Denied`] if the browser refuses.
pub async fn read(key: &str) -> Result<Option<String>, Denied> {
    let Some(transaction) = Transaction::begin("readonly").await? else {
        return Ok(None);
    };
    let request = transaction.call("get", &[key.into()])?;
    Ok(done(&request).await?.as_string())
}

/// Removes all entries whose keys begin with `prefix`.
///
/// # Errors
/// [`Denied`] if the browser refuses.
pub async fn remove_prefix(prefix: &str) -> Result<(), Denied> {
    let Some(transaction) = Transaction::begin("readwrite").await? else {
        return Ok(());
    };
    transaction.call("delete", &[range(prefix, prefix, false)?])?;
    transaction.commit().await
}

/// Whether nothing is stored, as far as the browser lets us know.
pub async fn is_empty() -> bool {
    let Ok(Some(transaction)) = Transaction::begin("readonly").await else {
        return true;
    };
    let Ok(request) = transaction.call("count", &[]) else {
        return true;
    };
    done(&request).await.is_ok_and(|count| count == 0)
}

/// Removes the database itself. Tabs that use it finish what they are doing and let it go.
///
/// # Errors
/// [`Denied`] if the browser refuses, so that something may be left.
pub async fn erase() -> Result<(), Denied> {
    let factory = global("indexedDB");
    if factory.is_undefined() {
        return Ok(());
    }
    // A tab that sleeps may hold the database. It is removed later then, and is empty until that.
    let emptied = remove_prefix("").await;
    let request = call(&factory, "deleteDatabase", &[NAME.into()]).ok_or(Denied)?;
    let outcome = event(&request, &["onsuccess", "onblocked"], &["onerror"]).await;
    let is_blocked = get(&outcome.ok_or(Denied)?, "type") == "blocked";
    if is_blocked { emptied } else { Ok(()) }
}

/// The keys that begin with `prefix`, from `first` on or after it.
fn range(prefix: &str, first: &str, is_after: bool) -> Result<JsValue, Denied> {
    let end = [prefix, "\u{ffff}"].concat();
    let arguments = [first.into(), end.into(), is_after.into(), true.into()];
    call(&global("IDBKeyRange"), "bound", &arguments).ok_or(Denied)
}
