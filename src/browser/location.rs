//! The address: the hash is ours, everything before it is the host's.
//!
//! A host may keep the address of the app elsewhere than in the address bar.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::events::Listener;
use crate::browser::host::Host;
use crate::browser::page::Page;

/// What a host calls the address that it keeps.
const ADDRESS: &str = "address";

/// The event that tells of another address.
const CHANGED: &str = "hashchange";

/// The location hash with its `#`, empty if there is none.
pub(crate) fn hash(page: Page) -> String {
    if let Some(host) = keeper(page) {
        return host.text(ADDRESS).unwrap_or_default();
    }
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a hash as a new step of the history; listeners are told by the browser.
pub(crate) fn push_hash(page: Page, hash: &str) {
    if let Some(host) = keeper(page) {
        return host.tell("go", &[hash]);
    }
    if let Some(window) = web_sys::window() {
        // Only a page in a sandboxed frame refuses; then the route stays where it is.
        let _ = window.location().set_hash(hash);
    }
}

/// Replaces the hash without a new step of the history and without telling listeners.
pub(crate) fn replace_hash(page: Page, hash: &str) {
    match keeper(page) {
        Some(host) => host.tell("replace", &[hash]),
        None => replace(hash),
    }
}

#[cfg(target_arch = "wasm32")]
fn replace(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// The whole address of the page.
#[cfg(target_arch = "wasm32")]
pub(crate) fn address() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// The query of the page's address with its `?`, empty if there is none.
pub(crate) fn query() -> String {
    let address = address();
    let page = address.split('#').next().unwrap_or_default();
    page.find('?')
        .map_or_else(String::new, |at| page[at..].to_owned())
}

/// Takes the query out of the page's address, without a new step of the history.
pub(crate) fn drop_query() {
    let address = address();
    let page = address.split('#').next().unwrap_or_default();
    let hash = &address[page.len()..];
    let page = page.split('?').next().unwrap_or_default();
    replace(&[page, hash].concat());
}

/// Leaves for another page.
pub(crate) fn leave_for(address: &str) {
    if let Some(window) = web_sys::window() {
        // Only a page in a sandboxed frame refuses; then this page stays.
        let _ = window.location().assign(address);
    }
}

/// Calls `listener` whenever the hash changes, until the guard is dropped.
pub(crate) fn on_hash_change(page: Page, listener: impl Fn() + 'static) -> Option<Listener> {
    match keeper(page) {
        Some(host) => Some(host.on(CHANGED, listener)),
        None => Listener::on_window(CHANGED, move |_| listener()),
    }
}

/// The host, if it keeps the address.
#[inline(never)]
fn keeper(page: Page) -> Option<Host> {
    page.host().filter(|host| host.text(ADDRESS).is_some())
}

/// Sets the title of the page, if that is the app's; one that is there already is not touched.
pub(crate) fn set_title(page: Page, title: &str) {
    if !page.is_whole() {
        return;
    }
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && document.title() != title
    {
        document.set_title(title);
    }
}

/// The element that `index.html` keeps for the app.
pub(crate) fn app_element() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id("app")?
        .dyn_into()
        .ok()
}

/// Natively, where the stores are tested, the page has an address too.
#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::cell::RefCell;

    const PAGE: &str = "https://pages.example.com/mirrors/";

    thread_local! {
        static ADDRESS: RefCell<String> = RefCell::new(PAGE.to_owned());
    }

    /// The whole address of the page.
    pub(crate) fn address() -> String {
        ADDRESS.with_borrow(Clone::clone)
    }

    pub(super) fn replace(address: &str) {
        ADDRESS.set(address.to_owned());
    }

    /// Puts a query into the address, as a redirection does.
    #[cfg(test)]
    pub(crate) fn set_query_for_test(query: &str) {
        ADDRESS.set([PAGE, query].concat());
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::address;
#[cfg(not(target_arch = "wasm32"))]
use native::replace;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use native::set_query_for_test;
