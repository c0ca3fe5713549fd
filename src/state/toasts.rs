//! Short messages about what was just done.

use crate::reactive::{RwSignal, Signal, StoredValue, expect_context};
use leptos::prelude::*;
use mirrordeck_language::Words;

/// How a message is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ToastTone {
    /// Something was done.
    Success,
    /// Something is worth knowing.
    Info,
    /// Something was not done; stays until it is dismissed.
    Problem,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    /// Identity, for dismissal.
    pub(crate) id: u32,
    /// How it is meant.
    pub(crate) tone: ToastTone,
    /// What happened.
    pub(crate) title: String,
    /// Why, and what to do next; may be empty.
    pub(crate) text: String,
}

/// The messages on screen, oldest first.
#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    toasts: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u32>,
}

impl Toasts {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let store = Self {
            toasts: RwSignal::new(Vec::new()),
            last_id: StoredValue::new(0),
        };
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// The messages on screen.
    pub(crate) fn list(self) -> Signal<Vec<Toast>> {
        self.toasts.into()
    }

    /// Shows a message; an equal one already on screen is replaced, so that a repeated failure does not pile up.
    pub(crate) fn show(self, tone: ToastTone, title: impl Into<Words>, text: impl Into<Words>) {
        let (title, text) = (title.into().into_string(), text.into().into_string());
        let id = self.last_id.get_value() + 1;
        self.last_id.set_value(id);
        self.toasts.update(|toasts| {
            toasts.retain(|toast| toast.title != title || toast.text != text);
            toasts.push(Toast {
                id,
                tone,
                title,
                text,
            });
        });
    }

    /// Takes a message off the screen.
    pub(crate) fn dismiss(self, id: u32) {
        self.toasts
            .update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
