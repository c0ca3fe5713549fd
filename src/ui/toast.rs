//! Short messages about what was just done. They leave by themselves, unless they are bad news.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    button::Button,
    icon::{Glyph, Icon},
    tone::Tone,
};

/// Long enough to read two lines and reach for the button.
const STAY: Duration = Duration::from_secs(8);

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
        let of_kind = move || {
            let mut toasts = toasts.get();
            toasts.retain(|toast| (toast.tone == Tone::Danger) == is_alert);
            toasts
        };
        view! {
            <div role=if is_alert { "alert" } else { "status" }>
                <For each=of_kind key=|toast| toast.id let:toast>
                    <ToastItem toast on_dismiss />
                </For>
            </div>
        }
        .into_any()
    };
    view! { <div class="toast-stack">{list(false)} {list(true)}</div> }.into_any()
}

#[component]
fn ToastItem(toast: Toast, on_dismiss: Callback<u32>) -> impl IntoView {
    let Toast {
        id,
        tone,
        title,
        text,
        action,
    } = toast;
    let dismiss = move || _ = on_dismiss.try_run(id);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    let go_on = move || {
        hold();
        if tone != Tone::Danger {
            timer.try_update_value(|timer| *timer = set_timeout_with_handle(dismiss, STAY).ok());
        }
    };
    go_on();
    on_cleanup(hold);

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
    });
    view! {
        <div
            class="toast"
            data-tone=tone.name()
            on:mouseenter=move |_| hold()
            on:mouseleave=move |_| go_on()
            on:focusin=move |_| hold()
            on:focusout=move |_| go_on()
        >
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
