//! More actions than there is room for, behind a button.
//!
//! On the browser's own popover: it lies above everything, closes on Escape or a click elsewhere,
//! and gives the focus back. Items are ordinary buttons and links, reached with Tab; the ARIA
//! menu pattern would promise arrow keys for what is only a short list.

use leptos::prelude::*;

use super::{
    button::ButtonKind,
    children::Children,
    element::el,
    icon::{Icon, glyph},
    ids::unique_id,
    part::Part,
};
use crate::browser::dom;
use crate::reactive::{Handler, Signal};

#[derive(Clone)]
struct MenuId(String);

/// A button that opens a short list.
#[component]
pub fn Menu(
    /// What the list is for.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows. With [`Icon::More`] it shows nothing else.
    #[prop(default = Icon::More)]
    icon: Icon,
    /// [`MenuItem`]s and [`MenuLink`]s.
    children: Children,
) -> Part {
    let id = unique_id();
    provide_context(MenuId(id.clone()));
    let is_icon_only = icon == Icon::More;
    let name = is_icon_only.then_some(label);
    el("span")
        .class("menu")
        .child((
            el("button")
                .class(if is_icon_only {
                    "icon-button"
                } else {
                    "button"
                })
                .attr("type", "button")
                .attr("popovertarget", &id)
                .attr("aria-label", name)
                .attr("title", name)
                .child((
                    (!is_icon_only).then(|| el("span").class("menu-label").child(label)),
                    glyph(icon),
                )),
            el("div")
                .class("menu-list")
                .attr("id", &id)
                .attr("popover", "auto")
                .attr("role", "group")
                .attr("aria-label", label)
                .child(children.build()),
        ))
        .into()
}

/// An action in a [`Menu`].
#[component]
pub fn MenuItem(
    /// What it does. The list closes.
    #[prop(into)]
    on_press: Handler,
    /// [`ButtonKind::Danger`] if it takes something away.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its name, perhaps after an icon.
    children: Children,
) -> Part {
    let menu = use_context::<MenuId>().map(|MenuId(id)| id);
    el("button")
        .class("menu-item")
        .attr("type", "button")
        .attr("data-kind", kind.name())
        .attr("popovertarget", menu)
        .attr("popovertargetaction", "hide")
        .on_click(move || on_press.run())
        .child(children.build())
        .into()
}

/// A link in a [`Menu`]. The list closes, as the page below may stay.
#[component]
pub fn MenuLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// It is what is shown now.
    #[prop(optional)]
    is_current: bool,
    /// Its name, perhaps after an icon.
    children: Children,
) -> Part {
    el("a")
        .class("menu-item")
        .attr("href", href)
        .attr("aria-current", is_current.then_some("true"))
        .on("click", |event| dom::hide_popover_around(&event))
        .child(children.build())
        .into()
}
