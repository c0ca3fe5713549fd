//! A corner of the page for one test, and what a person does there.

use std::any::Any;

use gloo_timers::future::TimeoutFuture;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// The mounted view. Leaving scope takes it off the page.
pub(crate) struct Stage {
    root: HtmlElement,
    view: Option<Box<dyn Any>>,
}

impl Stage {
    /// Shows a view, and waits until it stands.
    pub(crate) async fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document()
            .create_element("div")
            .expect("div is an element")
            .unchecked_into();
        let body = document().body().expect("the test page has a body");
        body.append_child(&root)
            .expect("an element fits into the body");
        let view = mount_to(root.clone(), view);
        let stage = Self {
            root,
            view: Some(Box::new(view)),
        };
        settle().await;
        stage
    }

    /// The only element that fits.
    pub(crate) fn one(&self, css: &str) -> HtmlElement {
        self.find(css)
            .unwrap_or_else(|| panic!("nothing fits {css}: {}", self.root.inner_html()))
    }

    /// The first element that fits, if there is one.
    pub(crate) fn find(&self, css: &str) -> Option<HtmlElement> {
        let found = self
            .root
            .query_selector(css)
            .expect("the selector is valid");
        found.map(JsCast::unchecked_into)
    }

    /// The button that says this.
    pub(crate) fn button(&self, words: &str) -> HtmlElement {
        let buttons = self
            .root
            .query_selector_all("button")
            .expect("the selector is valid");
        (0..buttons.length())
            .filter_map(|index| buttons.get(index)?.dyn_into::<HtmlElement>().ok())
            .find(|button| button.inner_text().trim() == words)
            .unwrap_or_else(|| panic!("no button says {words}: {}", self.root.inner_html()))
    }

    /// Types into a field, as far as the field can tell.
    pub(crate) fn enter(&self, css: &str, text: &str) {
        let input: HtmlInputElement = self.one(css).unchecked_into();
        input.set_value(text);
        let event = web_sys::Event::new_with_event_init_dict("input", &{
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            init
        });
        input
            .dispatch_event(&event.expect("the event is well-formed"))
            .expect("a mounted element takes events");
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        drop(self.view.take());
        self.root.remove();
    }
}

/// Presses a key where the focus is.
pub(crate) fn press(key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init)
        .expect("the event is well-formed");
    focused()
        .dispatch_event(&event)
        .expect("a mounted element takes events");
}

/// The element that has the focus.
pub(crate) fn focused() -> HtmlElement {
    let element = document()
        .active_element()
        .expect("the body has the focus if nothing else has");
    element.unchecked_into()
}

/// Lets effects, events and a frame or two pass.
pub(crate) async fn settle() {
    TimeoutFuture::new(60).await;
}
