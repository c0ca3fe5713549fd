//! Notifications of the system, which the person has to allow.
//!
//! Found by name, since few visits need them. What the browser lacks or refuses is an answer here, never an
//! exception. Browsers on phones know the class and refuse to make one: there nothing is shown.

/// What came of asking.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Answer {
    /// They may be shown.
    Allowed,
    /// They may not, and the browser asks no more.
    Refused,
    /// The question was closed, and can be asked again.
    Unanswered,
}

/// Understands the browser's word.
fn answer(word: Option<&str>) -> Answer {
    match word {
        Some("granted") => Answer::Allowed,
        Some("denied") => Answer::Refused,
        _ => Answer::Unanswered,
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use system::{ask, is_allowed, is_offered, show, withdraw};

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use stand_in::{ask, is_allowed, is_offered, show, withdraw};

#[cfg(target_arch = "wasm32")]
mod system {
    use std::cell::RefCell;
    use std::future::Future;

    use js_sys::{Object, Promise};
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;

    use super::{Answer, answer};
    use crate::browser::reflect::{bound, call, get, global, make, set};

    const CLASS: &str = "Notification";

    /// One at a time: a later one takes the place of the one before.
    const TAG: &str = "mirrordeck";

    thread_local! {
        static SHOWN: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    }

    /// Whether the browser has notifications for this page, which must have come by https.
    pub(crate) fn is_offered() -> bool {
        global(CLASS).is_function() && global("isSecureContext").is_truthy()
    }

    /// Whether the person has allowed them.
    pub(crate) fn is_allowed() -> bool {
        let word = get(&global(CLASS), "permission").as_string();
        answer(word.as_deref()) == Answer::Allowed
    }

    /// Asks the person. Asks before it returns, since browsers want that to happen in the handler of a press.
    pub(crate) fn ask() -> impl Future<Output = Answer> {
        let asked = call(&global(CLASS), "requestPermission", &[]).unwrap_or(JsValue::UNDEFINED);
        let asked = JsFuture::from(Promise::resolve(&asked));
        async move {
            let word = asked.await.ok().and_then(|word| word.as_string());
            answer(word.as_deref())
        }
    }

    /// Shows a notification. A press on it leads back to the page.
    pub(crate) fn show(title: &str, text: &str) {
        let options = Object::new();
        set(&options, "body", &text.into());
        set(&options, "tag", &TAG.into());
        let shown = make(CLASS, &[title.into(), options.into()]).unwrap_or(JsValue::UNDEFINED);
        set(&shown, "onclick", &bound(&js_sys::global(), "focus"));
        SHOWN.replace(shown);
    }

    /// Takes the notification back, so that the next one is new and not a change of this.
    pub(crate) fn withdraw() {
        let _ = call(&SHOWN.take(), "close", &[]);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod stand_in {
    use super::{Answer, answer};

    /// There are none outside of a browser.
    pub(crate) fn is_offered() -> bool {
        false
    }

    /// Nobody was asked.
    pub(crate) fn is_allowed() -> bool {
        false
    }

    /// Nobody answers.
    pub(crate) async fn ask() -> Answer {
        answer(None)
    }

    /// Shows nothing.
    pub(crate) fn show(_title: &str, _text: &str) {}

    /// Nothing is shown.
    pub(crate) fn withdraw() {}
}
