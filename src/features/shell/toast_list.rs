//! The messages on screen.

use leptos::prelude::*;

use crate::reactive::Signal;
use crate::state::toasts::{self, ToastTone, Toasts};
use crate::ui::{Part, Toast, ToastStack, Tone};

/// Shows the messages of the store.
#[component]
pub(crate) fn ToastList() -> Part {
    let toasts = Toasts::from_context();
    let list = Signal::derive(move || toasts.list().get().into_iter().map(shown).collect());
    view! { <ToastStack toasts=list on_dismiss=move |id| toasts.dismiss(id)/> }.into_inner()
}

fn shown(toast: toasts::Toast) -> Toast {
    let tone = match toast.tone {
        ToastTone::Success => Tone::Success,
        ToastTone::Info => Tone::Info,
        ToastTone::Problem => Tone::Danger,
    };
    Toast {
        id: toast.id,
        tone,
        title: toast.title,
        text: toast.text,
        action: None,
    }
}
