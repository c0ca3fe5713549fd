//! A closer look at one thing, at the edge of the page that lists them all.
//!
//! Not a dialog: the page beside it stays in use. Escape closes it from everywhere, so that what it
//! covers can be seen.

use leptos::prelude::*;
use mirrordeck_language::text;

use super::{
    children::Children,
    element::{Element, ElementRef, el},
    icon::{Icon, glyph},
    icon_button::IconButton,
    ids::unique_id,
    page_header::PageHeading,
    part::Part,
};
use crate::browser::{dom, focus, page::Page};
use crate::reactive::{Handler, Memo, Signal, app, effect, keep};

/// What Escape closes first.
const ABOVE: &str = "dialog[open], :popover-open";

/// The panel. It is open while it is in the view; `on_close` is a wish, to be granted by taking it
/// out of the view, which gives the focus back.
#[component]
pub fn SidePanel(
    /// What it shows; also its name for assistive technology.
    #[prop(into)]
    title: Signal<String>,
    /// Tells one thing from the next, whose title may be the same. When it changes, the heading
    /// takes the focus.
    #[prop(into)]
    subject: Signal<String>,
    /// Someone wants it closed.
    #[prop(into)]
    on_close: Handler,
    /// Someone wants to see what stands before it in the list.
    #[prop(into)]
    on_previous: Handler,
    /// Someone wants to see what stands behind it in the list.
    #[prop(into)]
    on_next: Handler,
    /// The name of the button for the one before.
    #[prop(into)]
    previous_label: Signal<String>,
    /// The name of the button for the one behind.
    #[prop(into)]
    next_label: Signal<String>,
    /// Why there is no one before, as a sentence. Nothing means that there is.
    #[prop(optional, into)]
    no_previous_because: Signal<Option<String>>,
    /// Why there is no one behind, as a sentence. Nothing means that there is.
    #[prop(optional, into)]
    no_next_because: Signal<Option<String>>,
    /// What it shows.
    children: Children,
) -> Part {
    let title_id = unique_id();
    let page = Page::of(app());
    let panel = ElementRef::default();
    let heading = ElementRef::default();
    let subject = Memo::new(move || subject.get());
    return_focus(panel);
    effect(move || {
        subject.read();
        heading.focus();
    });
    keep(page.listen("keydown", move |event| {
        if dom::key(&event) == "Escape"
            && !event.default_prevented()
            && !dom::is_composing(&event)
            && !page.has(ABOVE)
        {
            event.prevent_default();
            on_close.run();
        }
    }));
    el("aside")
        .class("side-panel")
        .attr("aria-labelledby", &title_id)
        // A press on its words keeps the focus inside.
        .attr("tabindex", "-1")
        .known_as(panel)
        .child((
            el("div").class("side-panel-head").child((
                el("h2")
                    .class("side-panel-title")
                    .attr("id", &title_id)
                    .attr("tabindex", "-1")
                    .known_as(heading)
                    .child(title),
                view! {
                    <IconButton
                        icon=Icon::ArrowUp
                        label=previous_label
                        on_press=move || on_previous.run()
                        disabled_because=no_previous_because
                    />
                },
                view! {
                    <IconButton
                        icon=Icon::ArrowDown
                        label=next_label
                        on_press=move || on_next.run()
                        disabled_because=no_next_because
                    />
                },
                close_button(on_close),
            )),
            el("div").class("side-panel-body").child(children.build()),
        ))
        .into()
}

fn close_button(on_close: Handler) -> Element {
    el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", text("Close"))
        .attr("title", text("Close (Escape)"))
        .on_click(move || on_close.run())
        .child(glyph(Icon::Close))
}

/// Gives the focus back to where it was, unless it has gone elsewhere by then. If that place is
/// gone, the page's heading takes it.
fn return_focus(panel: ElementRef) {
    let page = Page::of(app());
    let came_from = page.focused();
    let page_heading = PageHeading::try_from_context();
    on_cleanup(move || {
        let is_inside = panel
            .get()
            .is_some_and(|panel| page.focused().is_none_or(|it| panel.contains(Some(&it))));
        if is_inside {
            // Once it is gone: on a narrow screen the place is hidden until then.
            request_animation_frame(move || {
                if let Some(came_from) = &came_from {
                    focus::give_to(came_from);
                }
                if let Some(heading) = page_heading
                    && page.focused().is_none()
                {
                    heading.focus();
                }
            });
        }
    });
}
