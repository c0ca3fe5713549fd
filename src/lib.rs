//! Mirrordeck, the single-page app.
//!
//! Modules in reading order; each imports only from those above it.

pub mod reactive;

pub mod browser;

mod later;

mod route;

mod wording;

mod state;

mod navigation;

#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
pub mod ui;

#[expect(
    unreachable_pub,
    clippy::needless_pass_by_value,
    reason = "what the component macro writes is public and owns its props"
)]
mod features;

#[expect(unreachable_pub, reason = "what the component macro writes is public")]
mod app;

use std::cell::Cell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

use crate::app::App;
use crate::browser::config_file::ConfigFile;
use crate::browser::host::Host;
use crate::browser::page::Page;
use crate::browser::{config_file, crash, location};

/// A running app.
struct Mounted {
    page: Page,
    owner: Owner,
    view: Box<dyn std::any::Any>,
}

thread_local! {
    static MOUNTED: Cell<Vec<Mounted>> = const { Cell::new(Vec::new()) };
}

/// Starts the app in the page's own `#app` element, for as long as the page lives.
///
/// `host` is the page around the frame in which this page stands; undefined if that is nobody's business.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page(host: JsValue) {
    crash::install();
    // Not Leptos' own: its executor is set up by the first mount, which has not happened yet.
    wasm_bindgen_futures::spawn_local(async {
        let config = config_file::fetch().await;
        state::language::begin().await;
        let host = Host::new(host);
        // The address is ours to read and to change in our own page only.
        let is_returning = !host.is_there() && state::pending_sign_in::has_returned();
        if let Some(element) = location::app_element() {
            mount(element, Page::take(None, host), config, is_returning);
        }
    });
}

/// Starts the app in an element inside of a shadow root, and returns the number by which it is removed.
#[wasm_bindgen]
pub fn embed(element: HtmlElement, host: JsValue) -> u32 {
    crash::install();
    let host = Host::new(host);
    let config = host
        .text("config")
        .map_or(ConfigFile::Missing, ConfigFile::Found);
    let page = Page::take(Some(element.clone().into()), host);
    mount(element, page, config, false);
    page.number()
}

/// Carries a read for the page that has begun this thread.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn carry(order: &js_sys::Array) {
    browser::worker::carry(order);
}

/// Speaks the language of that locale from now on, by its catalogue, in every app of the page that begins then.
/// Without a catalogue it is English.
#[wasm_bindgen]
pub fn speak(locale: &str, catalogue: Option<String>) {
    state::language::speak(locale, catalogue);
}

/// Takes an app off the page, with all that it has begun.
#[wasm_bindgen]
pub fn remove(number: u32) {
    let mut mounted = MOUNTED.take();
    let place = mounted.iter().position(|it| it.page.number() == number);
    let found = place.map(|place| mounted.swap_remove(place));
    MOUNTED.set(mounted);
    if let Some(Mounted { page, owner, view }) = found {
        // Tasks of the view own it too, and would go on as if it were there.
        owner.cleanup();
        drop(view);
        page.give_back();
    }
}

fn mount(element: HtmlElement, page: Page, config: ConfigFile, is_returning: bool) {
    let owner = Owner::new();
    let view = mount_to(element, {
        let owner = owner.clone();
        move || {
            owner.with(|| {
                reactive::begin_app(page.number());
                view! { <App config is_returning/> }
            })
        }
    });
    let view = Box::new(view);
    let mut mounted = MOUNTED.take();
    mounted.push(Mounted { page, owner, view });
    MOUNTED.set(mounted);
}
