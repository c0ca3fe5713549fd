//! Short messages about what was just done. They leave by themselves, unless they are bad news.
//!
//! How long a message stays is a CSS animation: it pauses under the pointer and the focus, and in
//! a hidden tab, without a timer of ours.

use leptos::{ev::AnimationEvent, prelude::*};

use super::{
    button::Button,
    icon::{Glyph, Icon},
    rows::Rows,
    tone::Tone,
};

/// The animation at whose end a message leaves, known to the stylesheet.
const STAY: &str = "toast-stay";

/// One message.
#[derive(Clone)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// How serious it is. [`Tone::Danger`] stays until it is dismissed.
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// Why, and what to do next; may be empty.
    pub text: String,
    /// What can be done about it: the button's name and its effect.
    pub action: Option<(String, Callback<()>)>,
}

/// All messages, in two live regions that are always there, so that new ones are read aloud.
#[component]
pub fn ToastStack(
    /// The messages, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// The message with this id is to go.
    #[prop(into)]
    on_dismiss: Callback<u32>,
) -> impl IntoView {
    let list = move |is_alert: bool| {
        let ids = Signal::derive(move || {
            let toasts = toasts.read();
            let of_kind = toasts
                .iter()
                .filter(|toast| (toast.tone == Tone::Danger) == is_alert);
            of_kind.map(|toast| u64::from(toast.id)).collect::<Vec<_>>()
        });
        let row = move |id: u64| {
            let toasts = toasts.read_untracked();
            let toast = toasts.iter().find(|toast| u64::from(toast.id) == id);
            toast
                .map(|toast| item(toast.clone(), on_dismiss))
                .into_any()
        };
        view! {
            <div role=if is_alert { "alert" } else { "status" }>
                <Rows ids row />
            </div>
        }
        .into_any()
    };
    view! { <div class="toast-stack">{list(false)} {list(true)}</div> }.into_any()
}

fn item(toast: Toast, on_dismiss: Callback<u32>) -> AnyView {
    let Toast {
        id,
        tone,
        title,
        text,
        action,
    } = toast;
    let dismiss = move || _ = on_dismiss.try_run(id);
    let ended = move |event: AnimationEvent| {
        if event.animation_name() == STAY {
            dismiss();
        }
    };
    let action = action.map(|(label, on_press)| {
        let press = move || {
            on_press.try_run(());
            dismiss();
        };
        view! {
            <Button compact=true on_press=press>
                {label}
            </Button>
        }
        .into_any()
    });
    view! {
        <div class="toast" data-tone=tone.name() on:animationend=ended>
            <Glyph icon=tone.icon() />
            <div class="toast-words">
                <strong>{title}</strong>
                <p>{text}</p>
            </div>
            {action}
            <button class="icon-button" type="button" aria-label="Dismiss" on:click=move |_| dismiss()>
                <Glyph icon=Icon::Close />
            </button>
        </div>
    }
    .into_any()
}
