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

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::app::App;

/// What a host page may decide when it embeds the app.
#[derive(Clone, Debug, Default)]
pub struct MountOptions {
    /// Text of a `config.json`; without it the file beside the page is fetched.
    pub config: Option<String>,
}

/// The running app inside a host's element; dropping it takes the app off the page.
pub type Mounted = Box<dyn std::any::Any>;

/// Starts the app inside an element, which it fills.
pub async fn mount(element: HtmlElement, options: MountOptions) -> Mounted {
    run(element, options, false).await
}

async fn run(element: HtmlElement, options: MountOptions, is_returning: bool) -> Mounted {
    browser::crash::install();
    let config = match options.config {
        Some(text) => browser::config_file::ConfigFile::Found(text),
        None => browser::config_file::fetch().await,
    };
    Box::new(mount_to(
        element,
        move || view! { <App config is_returning/> },
    ))
}

/// Starts the app in the page's own `#app` element, for as long as the page lives.
pub fn start() {
    // Not Leptos' own: its executor is set up by the first mount, which has not happened yet.
    wasm_bindgen_futures::spawn_local(async {
        if let Some(element) = browser::location::app_element() {
            // The address is ours to read and to change in our own page only.
            let is_returning = state::pending_sign_in::has_returned();
            std::mem::forget(run(element, MountOptions::default(), is_returning).await);
        }
    });
}
