//! The head of a page: where it is, what it is, what can be done with it as a whole.

use leptos::prelude::*;

use crate::browser::focus;

const HEADING: &str = ".page-header h1";

/// Puts the focus on the heading of the page in view, so that reading starts at its top.
pub fn focus_heading() {
    focus::give_soon(HEADING);
}

/// Does so for every view after the first, which is read from its top anyway.
/// `view` reads the signals that tell views apart. Call once, in the root component.
pub fn focus_heading_of_each(view: impl Fn() + 'static) {
    Effect::new(move |was_called: Option<()>| {
        view();
        if was_called.is_some() {
            focus_heading();
        }
    });
}

/// One step of the way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it leads, if it leads anywhere.
    pub href: Option<String>,
}

/// What can be done with the page's subject.
#[slot]
pub struct PageActions {
    /// The buttons, the most important one last.
    children: Children,
}

/// The head of a page, with its one heading of the first level.
#[component]
pub fn PageHeader(
    /// What the page shows.
    #[prop(into)]
    title: Signal<String>,
    /// One line about it.
    #[prop(optional, into)]
    summary: Signal<Option<String>>,
    /// The way here, without the page itself.
    #[prop(optional, into)]
    breadcrumb: Signal<Vec<Crumb>>,
    /// The buttons.
    #[prop(optional)]
    page_actions: Option<PageActions>,
) -> impl IntoView {
    let actions = page_actions
        .map(|actions| view! { <div class="page-actions">{(actions.children)()}</div> }.into_any());
    view! {
        <header class="page-header">
            <div class="page-header-words">
                {move || way(breadcrumb.get())} <h1 tabindex="-1">{title}</h1>
                <p class="page-summary">{move || summary.get().unwrap_or_default()}</p>
            </div>
            {actions}
        </header>
    }
    .into_any()
}

fn way(crumbs: Vec<Crumb>) -> Option<AnyView> {
    let step = |Crumb { label, href }| {
        // A step that leads nowhere is a link without an address, as HTML has it.
        view! { <li><a href=href>{label}</a></li> }.into_any()
    };
    (!crumbs.is_empty()).then(|| {
        let steps: Vec<_> = crumbs.into_iter().map(step).collect();
        view! {
            <nav class="breadcrumb" aria-label="Breadcrumb">
                <ol>{steps}</ol>
            </nav>
        }
        .into_any()
    })
}
