//! A modal dialog, on the native element: it traps the focus, and gives it back when it goes.
//!
//! It is open while it is in the view. Whoever wants it open renders it; `on_close` is a wish, to
//! be granted by taking it out of the view.

use leptos::{ev::Event, prelude::*};
use mirrordeck_language::text;

use super::{
    child::Child,
    children::Children,
    element::{Element, ElementRef, el},
    icon::{Icon, glyph},
    ids::unique_id,
    page_header::PageHeading,
    part::Part,
    when::when,
};
use crate::browser::{dom, focus, page::Page};
use crate::reactive::{Handler, RwSignal, Signal, StoredValue, app, effect};

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
    on_close: Handler,
    /// Enter, or the submit button in the footer.
    #[prop(optional, into)]
    on_submit: Option<Handler>,
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
) -> Part {
    let title_id = unique_id();
    let node = ElementRef::default();
    let is_asking = RwSignal::new(false);
    let is_mounted = StoredValue::new(());
    show_while_mounted(node);

    let close = Handler::from(move || {
        if busy.get_untracked() {
            return;
        }
        if has_unsaved.get_untracked() {
            is_asking.update(|is_asking| *is_asking = !*is_asking);
        } else {
            on_close.run();
        }
    });
    let key = move |event: Event| {
        if dom::key(&event) == "Escape" && !event.default_prevented() {
            // Cancelling the key, not only the `cancel` event: browsers let a page refuse the
            // latter only once, so a second Escape would lose what was typed.
            event.prevent_default();
            event.stop_propagation();
            close.run();
        }
    };
    let cancel = move |event: Event| {
        // A file input inside sends an event of the same name when its picker is closed.
        if event.target() == event.current_target() {
            event.prevent_default();
            close.run();
        }
    };
    // The browser closed it by itself. The same event also follows our own closing, when nobody
    // wants to hear of it any more.
    let closed = move |_: Event| {
        if is_mounted.try_get_value().is_some() {
            on_close.run();
        }
    };
    let submit = move |event: Event| {
        event.prevent_default();
        if let Some(on_submit) = on_submit {
            on_submit.run();
        }
    };
    el("dialog")
        .class("dialog")
        .attr("data-size", size.name())
        .attr("aria-labelledby", &title_id)
        .on("keydown", key)
        .on("cancel", cancel)
        .on("close", closed)
        .known_as(node)
        .child((
            el("form")
                .class("dialog-form")
                .attr("novalidate", "")
                .on("submit", submit)
                .child((
                    el("h2")
                        .class("dialog-title")
                        .attr("id", &title_id)
                        .child(title),
                    el("div").class("dialog-body").child(children.build()),
                    discard_question(is_asking, on_close),
                    dialog_footer.map(footer),
                )),
            // Last in the document and first to the eye, so that the focus starts in the body.
            el("button")
                .class("icon-button dialog-close")
                .attr("type", "button")
                .attr("aria-label", text("Close"))
                .on_click(move || close.run())
                .child(glyph(Icon::Close)),
        ))
        .into()
}

fn footer(footer: DialogFooter) -> Element {
    // A press keeps the focus where it is: what leaving a field shows would move the button away
    // from under the pointer before the press is a click.
    el("div")
        .class("dialog-footer")
        .on("mousedown", |event| event.prevent_default())
        .child(footer.children.build())
}

/// Opens the dialog once it is in the document, and closes it before it leaves, because only
/// closing gives the focus back. If its opener is gone, the page's heading takes the focus.
fn show_while_mounted(node: ElementRef) {
    let page = Page::of(app());
    let heading = PageHeading::try_from_context();
    effect(move || {
        if let Some(dialog) = node.get() {
            dom::show_modal(&dialog);
            // A body that has to scroll would take the focus itself.
            focus::give_to_first(&dialog, FIRST_CONTROL);
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = node.get() {
            dom::close(&dialog);
            // The opener may go together with the dialog, as a deleted row does.
            request_animation_frame(move || {
                if let Some(heading) = heading
                    && page.focused().is_none()
                {
                    heading.focus();
                }
            });
        }
    });
}

/// Asks before what was typed is lost, and then leads back to where the person was.
fn discard_question(is_asking: RwSignal<bool>, on_discard: Handler) -> impl Child {
    let page = Page::of(app());
    let keep = ElementRef::default();
    let mut asked_from = None;
    effect(move || {
        if is_asking.get() {
            asked_from = page.focused();
            // The question is in the document from the next frame on.
            request_animation_frame(move || keep.focus());
        } else if let Some(asked_from) = asked_from.take() {
            focus::give_to(&asked_from);
        }
    });
    let question = move || {
        el("div")
            .class("dialog-question")
            .attr("role", "alert")
            .child((
                el("p").child("Close and lose what you entered?"),
                el("button")
                    .class("button")
                    .attr("type", "button")
                    .attr("data-compact", "")
                    .known_as(keep)
                    .on_click(move || is_asking.set(false))
                    .child("Keep editing"),
                el("button")
                    .class("button")
                    .attr("type", "button")
                    .attr("data-kind", "danger")
                    .attr("data-compact", "")
                    .on_click(move || on_discard.run())
                    .child("Discard"),
            ))
    };
    when(move || is_asking.get(), question)
}
