//! The head of a page: where it is, what it is, what can be done with it as a whole.

use leptos::{html, prelude::*};

/// The heading of the page in view, for putting the focus there after navigation.
#[derive(Clone, Copy, Debug)]
pub struct PageHeading(RwSignal<Option<NodeRef<html::H1>>>);

impl PageHeading {
    /// Makes it available to the whole application. Call once, in the root component.
    pub fn provide() -> Self {
        let heading = Self(RwSignal::new(None));
        provide_context(heading);
        heading
    }

    /// Takes it where the application provided it.
    pub fn try_from_context() -> Option<Self> {
        use_context()
    }

    /// Puts the focus on the heading of every view after the first, which is read from its top
    /// anyway. `view` reads the signals that tell views apart.
    pub fn follow(self, view: impl Fn() + 'static) {
        Effect::new(move |was_called: Option<()>| {
            view();
            if was_called.is_some() {
                // Once the new view stands.
                request_animation_frame(move || self.focus());
            }
        });
    }

    /// Puts the focus on the heading, so that reading starts at the top of the page.
    pub fn focus(self) {
        let node = self.0.try_get_untracked().flatten();
        if let Some(heading) = node.and_then(|node| node.try_get_untracked().flatten()) {
            // Fails only for elements outside of a document.
            _ = heading.focus();
        }
    }
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
    let node = NodeRef::<html::H1>::new();
    if let Some(PageHeading(current)) = PageHeading::try_from_context() {
        current.set(Some(node));
    }
    let actions = page_actions
        .map(|actions| view! { <div class="page-actions">{(actions.children)()}</div> });
    view! {
        <header class="page-header">
            <div class="page-header-words">
                <Breadcrumb crumbs=breadcrumb />
                <h1 tabindex="-1" node_ref=node>
                    {title}
                </h1>
                <p class="page-summary">{move || summary.get()}</p>
            </div>
            {actions}
        </header>
    }
    .into_any()
}

#[component]
fn Breadcrumb(crumbs: Signal<Vec<Crumb>>) -> impl IntoView {
    let step = |Crumb { label, href }| {
        let step = match href {
            Some(href) => view! { <a href=href>{label}</a> }.into_any(),
            None => view! { <span>{label}</span> }.into_any(),
        };
        view! { <li>{step}</li> }
    };
    view! {
        <Show when=move || !crumbs.read().is_empty()>
            <nav class="breadcrumb" aria-label="Breadcrumb">
                <ol>{move || crumbs.get().into_iter().map(step).collect_view()}</ol>
            </nav>
        </Show>
    }
    .into_any()
}
