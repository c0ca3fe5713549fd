//! The bar on top of every view.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    page_header::PageHeading,
};

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
) -> impl IntoView {
    let heading = PageHeading::try_from_context();
    // A button, because a link would change the address that says which view is shown.
    let skip = move |_| {
        if let Some(heading) = heading {
            heading.focus();
        }
    };
    view! {
        <header class="top-bar">
            <button class="top-bar-skip" type="button" on:click=skip>
                "Skip to content"
            </button>
            <a class="top-bar-brand" href=home>
                <Glyph icon=Icon::Logo />
                <span>{brand}</span>
            </a>
            {children()}
        </header>
    }
    .into_any()
}

/// The views that can be reached from everywhere.
#[component]
pub fn NavLinks(
    /// [`NavLink`]s.
    children: Children,
) -> impl IntoView {
    view! {
        <nav class="top-bar-nav" aria-label="Main">
            {children()}
        </nav>
    }
    .into_any()
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
) -> impl IntoView {
    view! {
        <a class="nav-link" href=href aria-current=move || is_current.get().then_some("page")>
            {label}
        </a>
    }
    .into_any()
}

/// The far end of the bar: search, instance, person.
#[component]
pub fn TopBarEnd(
    /// What stands there.
    children: Children,
) -> impl IntoView {
    view! { <div class="top-bar-end">{children()}</div> }.into_any()
}
