//! A modal dialog, on the native element: it traps the focus, and gives it back when it goes.
//!
//! It is open while it is in the view. Whoever wants it open renders it; `on_close` is a wish, to
//! be granted by taking it out of the view.

use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent, SubmitEvent},
    html,
    prelude::*,
};

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
    page_header::PageHeading,
};
use crate::browser::focus;

/// Where the focus begins: what can only be read is not what a dialog is opened for.
const FIRST_CONTROL: &str = ".dialog-body :is(input:not([readonly]), select, textarea)";

/// How much room a dialog takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A question.
    Small,
    /// A form.
    #[default]
    Medium,
    /// A table or a plan.
    Large,
}

impl DialogSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// The buttons at the foot of a dialog, the most important one last.
#[slot]
pub struct DialogFooter {
    /// The buttons.
    children: Children,
}

/// The dialog. Body and footer stand in one form, so that Enter works.
#[component]
pub fn Dialog(
    /// What it is about; also its name for assistive technology.
    #[prop(into)]
    title: Signal<String>,
    /// Someone wants it closed, and agreed to lose what was typed.
    #[prop(into)]
    on_close: Callback<()>,
    /// Enter, or the submit button in the footer.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
    /// Something was typed that closing would lose: closing then asks first.
    #[prop(optional, into)]
    has_unsaved: Signal<bool>,
    /// Must not be closed now, because a write is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// How much room it takes.
    #[prop(optional)]
    size: DialogSize,
    /// The buttons at the foot.
    #[prop(optional)]
    dialog_footer: Option<DialogFooter>,
    /// The body.
    children: Children,
) -> impl IntoView {
    let title_id = unique_id();
    let node = NodeRef::<html::Dialog>::new();
    let is_asking = RwSignal::new(false);
    let is_mounted = StoredValue::new(());
    show_while_mounted(node);

    let close = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        if has_unsaved.get_untracked() {
            is_asking.update(|is_asking| *is_asking = !*is_asking);
        } else {
            on_close.try_run(());
        }
    });
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            // Cancelling the key, not only the `cancel` event: browsers let a page refuse the
            // latter only once, so a second Escape would lose what was typed.
            event.prevent_default();
            event.stop_propagation();
            close.run(());
        }
    };
    let cancel = move |event: Event| {
        // A file input inside sends an event of the same name when its picker is closed.
        if event.target() == event.current_target() {
            event.prevent_default();
            close.run(());
        }
    };
    // The browser closed it by itself. The same event also follows our own closing, when nobody
    // wants to hear of it any more.
    let closed = move |_: Event| {
        if is_mounted.try_get_value().is_some() {
            on_close.try_run(());
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(on_submit) = on_submit {
            on_submit.try_run(());
        }
    };
    // A press keeps the focus where it is: what leaving a field shows would move the button away
    // from under the pointer before the press is a click.
    let press = |event: MouseEvent| event.prevent_default();
    let footer = dialog_footer.map(|footer| {
        view! {
            <div class="dialog-footer" on:mousedown=press>
                {(footer.children)()}
            </div>
        }
    });
    view! {
        <dialog
            class="dialog"
            data-size=size.name()
            aria-labelledby=title_id
            on:keydown=key
            on:cancel=cancel
            on:close=closed
            node_ref=node
        >
            <form class="dialog-form" novalidate on:submit=submit>
                <h2 class="dialog-title" id=title_id.clone()>
                    {title}
                </h2>
                <div class="dialog-body">{children()}</div>
                <DiscardQuestion is_asking on_discard=on_close />
                {footer}
            </form>
            // Last in the document and first to the eye, so that the focus starts in the body.
            <button
                class="icon-button dialog-close"
                type="button"
                aria-label="Close"
                on:click=move |_| close.run(())
            >
                <Glyph icon=Icon::Close />
            </button>
        </dialog>
    }
    .into_any()
}

/// Opens the dialog once it is in the document, and closes it before it leaves, because only
/// closing gives the focus back. If its opener is gone, the page's heading takes the focus.
fn show_while_mounted(node: NodeRef<html::Dialog>) {
    let heading = PageHeading::try_from_context();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            // Fails only if it is open already.
            _ = dialog.show_modal();
            // A body that has to scroll would take the focus itself.
            focus::give_to_first(&dialog, FIRST_CONTROL);
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
            // The opener may go together with the dialog, as a deleted row does.
            request_animation_frame(move || {
                if let Some(heading) = heading
                    && focus::current().is_none()
                {
                    heading.focus();
                }
            });
        }
    });
}

/// Asks before what was typed is lost, and then leads back to where the person was.
#[component]
fn DiscardQuestion(is_asking: RwSignal<bool>, on_discard: Callback<()>) -> impl IntoView {
    let keep = NodeRef::<html::Button>::new();
    let asked_from = StoredValue::new_local(None);
    Effect::new(move |was_asking: Option<bool>| {
        let is_asking = is_asking.get();
        if is_asking {
            asked_from.set_value(focus::current());
            // The question is in the document from the next frame on.
            request_animation_frame(move || _ = keep.get_untracked().map(|keep| keep.focus()));
        } else if was_asking == Some(true)
            && let Some(Some(asked_from)) = asked_from.try_get_value()
        {
            focus::give_to(&asked_from);
        }
        is_asking
    });
    view! {
        <Show when=move || is_asking.get()>
            <div class="dialog-question" role="alert">
                <p>"Close and lose what you entered?"</p>
                <button
                    class="button"
                    type="button"
                    data-compact=""
                    node_ref=keep
                    on:click=move |_| is_asking.set(false)
                >
                    "Keep editing"
                </button>
                <button
                    class="button"
                    type="button"
                    data-kind="danger"
                    data-compact=""
                    on:click=move |_| _ = on_discard.try_run(())
                >
                    "Discard"
                </button>
            </div>
        </Show>
    }
    .into_any()
}
