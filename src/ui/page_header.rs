//! The head of a page: where it is, what it is, what can be done with it as a whole.

use leptos::prelude::*;
use mirrordeck_language::text;

use super::{
    children::Children,
    element::{Element, ElementRef, el},
    part::Part,
    when::when,
};
use crate::reactive::{Signal, StoredValue, effect};

/// The heading of the page in view, for putting the focus there after navigation.
#[derive(Clone, Copy, Debug)]
pub struct PageHeading(StoredValue<Option<ElementRef>>);

impl PageHeading {
    /// Makes it available to the whole application. Call once, in the root component.
    pub fn provide() -> Self {
        let heading = Self(StoredValue::new(None));
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
        let mut is_first = true;
        effect(move || {
            view();
            if !std::mem::take(&mut is_first) {
                // Once the new view stands.
                request_animation_frame(move || self.focus());
            }
        });
    }

    /// Puts the focus on the heading, so that reading starts at the top of the page.
    pub fn focus(self) {
        if let Some(Some(heading)) = self.0.try_get_value() {
            heading.focus();
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
) -> Part {
    let heading = ElementRef::default();
    if let Some(PageHeading(current)) = PageHeading::try_from_context() {
        current.set_value(Some(heading));
    }
    el("header")
        .class("page-header")
        .child((
            el("div").class("page-header-words").child((
                when(
                    move || !breadcrumb.read().is_empty(),
                    move || way(breadcrumb),
                ),
                el("h1")
                    .attr("tabindex", "-1")
                    .known_as(heading)
                    .child(title),
                el("p").class("page-summary").child(summary),
            )),
            page_actions.map(|actions| {
                el("div")
                    .class("page-actions")
                    .child(actions.children.build())
            }),
        ))
        .into()
}

fn way(crumbs: Signal<Vec<Crumb>>) -> Element {
    let step = |Crumb { label, href }| {
        let step = match href {
            Some(href) => el("a").attr("href", href),
            None => el("span"),
        };
        el("li").child(step.child(label))
    };
    let steps = move || crumbs.get().into_iter().map(step).collect::<Vec<_>>();
    el("nav")
        .class("breadcrumb")
        .attr("aria-label", text("Breadcrumb"))
        .child(el("ol").child(steps))
}
