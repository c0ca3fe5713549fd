//! Rules about stylesheets.

use crate::sources::Source;

/// The order of the page, which is the order of the layers.
const ORDER: [&str; 7] = [
    "style/layers.css",
    "style/reset.css",
    "style/tokens.css",
    "style/base.css",
    "style/layout.css",
    "style/components/",
    "style/utilities.css",
];

/// Component stylesheets that no component is named after.
pub(crate) fn orphans(styles: &[Source], rust: &[Source]) -> Vec<String> {
    let is_drawn = |path: &str| path.starts_with("src/ui/") || path.starts_with("src/features/");
    let has_component = |style: &&Source| {
        rust.iter()
            .any(|source| is_drawn(&source.path) && source.stem() == style.stem())
    };
    let orphans = styles.iter().filter(|style| !has_component(style));
    orphans.map(|style| style.path.clone()).collect()
}

/// Stylesheets that the page does not link, and links in the wrong order.
pub(crate) fn unlinked(styles: &[Source], page: &str) -> Vec<String> {
    let linked: Vec<&str> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| address.ends_with(".css"))
        .collect();
    let mut found = Vec::new();
    for style in styles {
        if !linked.contains(&style.path.as_str()) {
            found.push(format!("{} is not linked in index.html", style.path));
        }
    }
    let ranks = linked.iter().filter_map(|address| rank(address));
    if !ranks.is_sorted() {
        found.push(format!(
            "index.html links out of order; the order is {}",
            ORDER.join(", ")
        ));
    }
    found
}

/// The place of a stylesheet; what has no fixed place, such as the static shell, may stand anywhere.
fn rank(address: &str) -> Option<usize> {
    ORDER.iter().position(|place| address.starts_with(place))
}

/// Ids, `!important`, and rules outside of a layer.
pub(crate) fn violations(styles: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for style in styles {
        let css = without_comments(&style.text);
        if css.contains("!important") {
            found.push(format!("{}: !important", style.path));
        }
        if !css.trim_start().starts_with("@layer") {
            found.push(format!("{}: rules outside of a layer", style.path));
        }
        // The static shell has no component, so its parts are known by their id.
        let may_use_ids = style.path == "style/shell.css";
        if !may_use_ids && css.lines().any(|line| line.trim_start().starts_with('#')) {
            found.push(format!("{}: an id as a selector", style.path));
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{orphans, unlinked, violations};
    use crate::sources::Source;

    #[test]
    fn an_orphan_is_found() {
        let styles = [Source::new("style/components/badge.css", "")];
        let check = |path: &str, expected: usize| {
            assert_eq!(
                orphans(&styles, &[Source::new(path, "")]).len(),
                expected,
                "{path}"
            );
        };
        check("src/ui/badge.rs", 0);
        check("src/features/fleet/badge.rs", 0);
        check("src/state/badge.rs", 1);
        check("src/ui/button.rs", 1);
    }

    #[test]
    fn a_missing_or_misplaced_link_is_found() {
        let styles = [
            Source::new("style/base.css", ""),
            Source::new("style/tokens.css", ""),
        ];
        let page = |first: &str, second: &str| {
            format!("<link rel=\"css\" href=\"{first}\"><link rel=\"css\" href=\"{second}\">")
        };
        assert!(unlinked(&styles, &page("style/tokens.css", "style/base.css")).is_empty());
        assert_eq!(
            unlinked(&styles, &page("style/base.css", "style/tokens.css")).len(),
            1
        );
        assert_eq!(
            unlinked(&styles, &page("style/tokens.css", "style/layers.css")).len(),
            2
        );
    }

    #[test]
    fn loose_rules_are_found() {
        let check = |css: &str, expected: usize| {
            let found = violations(&[Source::new("style/a.css", css)]);
            assert_eq!(found.len(), expected, "{css}: {found:?}");
        };
        check(
            "/* Why. */\n@layer components {\n  .a { color: var(--b); }\n}",
            0,
        );
        check(".a { color: red; }", 1);
        check("@layer base {\n  .a { color: red !important; }\n}", 1);
        check("@layer base {\n  #app { color: red; }\n}", 1);
    }
}
