//! Links: lead to another view or another site.

use leptos::prelude::*;

use super::{
    button::ButtonKind,
    children::Children,
    element::el,
    icon::{Icon, glyph},
    part::Part,
};
use crate::reactive::Signal;

/// A link that looks like a button, because it stands among buttons.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Smaller, for table rows and tool bars.
    #[prop(optional)]
    compact: bool,
    /// Its name.
    children: Children,
) -> Part {
    el("a")
        .class("button")
        .attr("href", href)
        .attr("data-kind", kind.name())
        .attr("data-compact", compact.then_some(""))
        .child(children.build())
        .into()
}

/// A link to another site, opened beside the application and told nothing about it.
///
/// Only http(s) addresses become links: the address may come from a server, and `javascript:`
/// must not run. Anything else is shown as plain text.
#[component]
pub fn ExternalLink(
    /// The address.
    #[prop(into)]
    href: String,
    /// What it is called.
    children: Children,
) -> Part {
    if !is_web_address(&href) {
        return el("span").child(children.build()).into();
    }
    el("a")
        .class("external-link")
        .attr("href", href)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child((
            children.build(),
            glyph(Icon::External),
            el("span")
                .class("visually-hidden")
                .child(" (opens in a new tab)"),
        ))
        .into()
}

fn is_web_address(href: &str) -> bool {
    let starts_with = |scheme: &str| {
        href.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts_with("https://") || starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for address in ["https://example.com", "HTTP://example.com"] {
            assert!(is_web_address(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//x",
            "",
            "ssh://git@host",
        ] {
            assert!(!is_web_address(address), "{address}");
        }
    }
}
