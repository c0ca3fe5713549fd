//! More actions than there is room for, behind a button.
//!
//! On the browser's own popover: it lies above everything, closes on Escape or a click elsewhere,
//! and gives the focus back. Items are ordinary buttons and links, reached with Tab; the ARIA
//! menu pattern would promise arrow keys for what is only a short list.

use leptos::prelude::*;

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
    ids::unique_id,
};

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
) -> impl IntoView {
    let id = unique_id();
    provide_context(MenuId(id.clone()));
    let is_icon_only = icon == Icon::More;
    view! {
        <span class="menu">
            <button
                class=if is_icon_only { "icon-button" } else { "button" }
                type="button"
                popovertarget=id.clone()
                aria-label=move || is_icon_only.then(|| label.get())
                title=move || is_icon_only.then(|| label.get())
            >
                <Glyph icon />
                {(!is_icon_only).then_some(label)}
            </button>
            <div class="menu-list" id=id popover="auto" role="group" aria-label=label>
                {children()}
            </div>
        </span>
    }
    .into_any()
}

/// An action in a [`Menu`].
#[component]
pub fn MenuItem(
    /// What it does. The list closes.
    #[prop(into)]
    on_press: Callback<()>,
    /// [`ButtonKind::Danger`] if it takes something away.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its name, perhaps after a [`Glyph`].
    children: Children,
) -> impl IntoView {
    let menu = use_context::<MenuId>().map(|MenuId(id)| id);
    view! {
        <button
            class="menu-item"
            type="button"
            data-kind=kind.name()
            popovertarget=menu
            popovertargetaction="hide"
            on:click=move |_| _ = on_press.try_run(())
        >
            {children()}
        </button>
    }
    .into_any()
}

/// A link in a [`Menu`].
#[component]
pub fn MenuLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// Its name, perhaps after a [`Glyph`].
    children: Children,
) -> impl IntoView {
    view! {
        <a class="menu-item" href=href>
            {children()}
        </a>
    }
    .into_any()
}
