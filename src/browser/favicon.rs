//! The icon of the page in its tab: with a dot while something needs attention.

use std::cell::OnceCell;

use crate::browser::dom;
use crate::browser::page::Page;

/// The icon that the page links.
const PLAIN: &str = include_str!("../../public/icon.svg");

/// What is drawn above it, in colours that stand out in light and in dark tabs.
const DOT: &str =
    r##"<circle cx="23" cy="9" r="8" fill="#e03131" stroke="#ffffff" stroke-width="2"/></svg>"##;

thread_local! {
    /// Where the page has its icon from.
    static LINKED: OnceCell<String> = const { OnceCell::new() };
}

/// Shows the icon with the dot or without. A page without an icon stays without, and so does one that only
/// embeds the app: the icon stands outside of the app's part.
pub(crate) fn set_badge(page: Page, is_on: bool) {
    let link = page.first("link[rel='icon']");
    let Some(link) = link else {
        return;
    };
    let now = link.get_attribute("href").unwrap_or_default();
    let linked = LINKED.with(|linked| linked.get_or_init(|| now.clone()).clone());
    let href = if is_on { badged() } else { linked };
    if now != href {
        dom::set_attribute(&link, "href", &href);
    }
}

/// Drawn from the icon itself, so that there is one icon to change. The content policy allows pictures in
/// addresses.
fn badged() -> String {
    let drawing = PLAIN.trim_end();
    let open = drawing.strip_suffix("</svg>").unwrap_or(drawing);
    // The only sign in it that means something else in an address.
    ["data:image/svg+xml,", open, DOT]
        .concat()
        .replace('#', "%23")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dot_is_drawn_above_the_icon_and_the_address_is_whole() {
        let address = badged();
        assert!(address.starts_with("data:image/svg+xml,<svg "), "{address}");
        assert!(address.ends_with("/></svg>"), "{address}");
        assert_eq!(address.matches("</svg>").count(), 1, "{address}");
        assert!(!address.contains('#'), "{address}");
    }
}
