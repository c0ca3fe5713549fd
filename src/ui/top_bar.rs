//! The bar on top of every view.

use leptos::prelude::*;
use mirrordeck_language::text;

use super::{
    children::Children,
    element::el,
    icon::{Icon, glyph},
    page_header::PageHeading,
    part::Part,
};
use crate::reactive::Signal;

/// The bar. Begins with the control that skips it.
#[component]
pub fn TopBar(
    /// What the application is called.
    #[prop(into)]
    brand: String,
    /// Where its name leads.
    #[prop(into)]
    home: String,
    /// A [`NavLinks`], then a [`TopBarEnd`].
    children: Children,
) -> Part {
    let heading = PageHeading::try_from_context();
    // A button, because a link would change the address that says which view is shown.
    let skip = move || {
        if let Some(heading) = heading {
            heading.focus();
        }
    };
    el("header")
        .class("top-bar")
        .child((
            el("button")
                .class("top-bar-skip")
                .attr("type", "button")
                .on_click(skip)
                .child("Skip to content"),
            el("a")
                .class("top-bar-brand")
                .attr("href", home)
                .child((glyph(Icon::Logo), el("span").child(brand))),
            children.build(),
        ))
        .into()
}

/// The views that can be reached from everywhere.
#[component]
pub fn NavLinks(
    /// [`NavLink`]s.
    children: Children,
) -> Part {
    el("nav")
        .class("top-bar-nav")
        .attr("aria-label", text("Main"))
        .child(children.build())
        .into()
}

/// A view that can be reached from everywhere.
#[component]
pub fn NavLink(
    /// Where it is.
    #[prop(into)]
    href: Signal<String>,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// It is the one shown now.
    #[prop(into)]
    is_current: Signal<bool>,
) -> Part {
    el("a")
        .class("nav-link")
        .attr("href", href)
        .attr("aria-current", move || is_current.get().then_some("page"))
        .child(label)
        .into()
}

/// The far end of the bar: search, instance, person.
#[component]
pub fn TopBarEnd(
    /// What stands there.
    children: Children,
) -> Part {
    el("div")
        .class("top-bar-end")
        .child(children.build())
        .into()
}
