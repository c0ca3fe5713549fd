//! One transaction over a connection of its own, which is gone before anybody has to wait for it.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::browser::reflect::{bound, call, event, get, global, set};
use crate::browser::storage::Denied;

/// Name of the database.
pub(super) const NAME: &str = "mirrordeck";
const STORE: &str = "texts";

/// Undone when dropped, unless it is complete by then.
pub(super) struct Transaction {
    database: JsValue,
    store: JsValue,
}

impl Transaction {
    /// Begins a transaction; none if there is no database.
    pub(super) async fn begin(mode: &str) -> Result<Option<Self>, Denied> {
        match open(leave).await {
            Ok(database) => Self::over(database, mode).map(Some),
            Err(error) if get(&error, "name") == "AbortError" => Ok(None),
            Err(_) => Err(Denied),
        }
    }

    /// Begins a transaction that writes, and creates the database if there is none.
    pub(super) async fn begin_or_create() -> Result<Self, Denied> {
        Self::over(open(create).await.map_err(|_| Denied)?, "readwrite")
    }

    fn over(database: JsValue, mode: &str) -> Result<Self, Denied> {
        let transaction = call(&database, "transaction", &[STORE.into(), mode.into()]);
        // A store that is missing refuses every call.
        let store = transaction.and_then(|begun| call(&begun, "objectStore", &[STORE.into()]));
        let begun = Self {
            database,
            store: store.unwrap_or(JsValue::UNDEFINED),
        };
        if begun.store.is_undefined() {
            return Err(Denied);
        }
        Ok(begun)
    }

    /// Asks for something; the answer is there when it is [`done`].
    pub(super) fn call(&self, method: &str, arguments: &[JsValue]) -> Result<JsValue, Denied> {
        call(&self.store, method, arguments).ok_or(Denied)
    }

    /// Waits until everything that was asked for is stored.
    pub(super) async fn commit(self) -> Result<(), Denied> {
        let transaction = get(&self.store, "transaction");
        let completed = event(&transaction, &["oncomplete"], &["onabort"]).await;
        completed.map(|_| ()).ok_or(Denied)
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // One that is complete cannot be undone, which is what we want.
        let _ = call(&get(&self.store, "transaction"), "abort", &[]);
        let _ = call(&self.database, "close", &[]);
    }
}

/// Waits for the answer to a request.
pub(super) async fn done(request: &JsValue) -> Result<JsValue, Denied> {
    let answered = event(request, &["onsuccess"], &["onerror"]).await;
    answered.map(|_| get(request, "result")).ok_or(Denied)
}

/// Opens the database, or tells why it cannot be opened. `upgrade` decides what becomes of one
/// that did not exist.
///
/// The listeners do their work even if nobody waits any more: a database must never be left
/// without its store, nor open for somebody who wants it erased.
async fn open(upgrade: fn(&JsValue)) -> Result<JsValue, JsValue> {
    let request = call(&global("indexedDB"), "open", &[NAME.into()]);
    let request = request.ok_or(JsValue::UNDEFINED)?;
    let opened = Promise::new(&mut |resolve: Function, reject: Function| {
        let tend = move |event: JsValue| {
            let request = get(&event, "target");
            let database = get(&request, "result");
            set(&database, "onversionchange", &bound(&database, "close"));
            if get(&event, "type") == "upgradeneeded" {
                upgrade(&request);
            } else {
                let _ = resolve.call1(&JsValue::UNDEFINED, &database);
            }
        };
        let tend = Closure::<dyn FnMut(JsValue)>::new(tend).into_js_value();
        set(&request, "onupgradeneeded", &tend);
        set(&request, "onsuccess", &tend);
        set(&request, "onerror", &reject);
    });
    let opened = JsFuture::from(opened).await;
    opened.map_err(|_| get(&request, "error"))
}

fn create(request: &JsValue) {
    let _ = call(
        &get(request, "result"),
        "createObjectStore",
        &[STORE.into()],
    );
}

fn leave(request: &JsValue) {
    let _ = call(&get(request, "transaction"), "abort", &[]);
}
