//! What embedding needs beside the page: the names of hashed files, and a stylesheet for a shadow root.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{fingerprint::digest, language, shrink};

/// Files that only pages of others load.
pub(crate) const ONLY_EMBEDDED: [&str; 6] = [
    "mirror-deck.js",
    "mirror-deck-frame.js",
    "embedded-",
    "embedded.css",
    "examples/",
    "style-embedded-",
];

/// Pixels of a `rem` where no custom property can stand.
const REM: f64 = 16.0;

/// Writes the stylesheet and completes the element's script.
pub(crate) fn finish(folder: &Path, html: &str) -> Result<()> {
    let own = fs::read_to_string(folder.join("embedded.css")).context("no embedded.css")?;
    fs::remove_file(folder.join("embedded.css"))?;
    let page = fs::read_to_string(folder.join(named(html, "style-", ".css")?))?;
    let css = stylesheet(&page)? + &shrink::stylesheet(&own);
    let style = format!("style-embedded-{}.css", digest(css.as_bytes()));
    fs::write(folder.join(&style), css)?;

    let script = folder.join("mirror-deck.js");
    let mut js = fs::read_to_string(&script).context("no mirror-deck.js")?;
    for (place, name) in [
        ("%glue%", named(html, "mirrordeck-", ".js")?),
        ("%program%", named(html, "mirrordeck-", "_bg.wasm")?),
        ("%style%", style),
        ("%languages%", language::named(html)?.to_owned()),
    ] {
        ensure!(
            js.contains(place),
            "mirror-deck.js has no place for {place}"
        );
        js = js.replace(place, &name);
    }
    Ok(fs::write(script, js)?)
}

/// The name in the page that begins and ends so.
pub(crate) fn named(html: &str, start: &str, end: &str) -> Result<String> {
    let names = html.split(['"', '/']);
    let found = names
        .into_iter()
        .find(|name| name.starts_with(start) && name.ends_with(end));
    let found = found.with_context(|| format!("the page names no {start}*{end}"))?;
    Ok(found.to_owned())
}

/// The page's stylesheet for an element: its root is `.deck`, its width that of the element, and its measures
/// do not depend on the size of the letters that the page around has chosen for its root.
fn stylesheet(css: &str) -> Result<String> {
    let mut made = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("@media ") {
        made.push_str(&rules(&rest[..at]));
        let after = &rest[at..];
        let open = after.find('{').context("a query without rules")?;
        let length = block(&after[open..]).context("an open block")?;
        let (query, body) = (&after["@media ".len()..open], &after[open..open + length]);
        made.push_str(&queried(query.trim(), &rules(body))?);
        rest = &after[open + length..];
    }
    made.push_str(&rules(rest));
    Ok(made)
}

/// A query of the width asks the element. Others still ask the window.
fn queried(query: &str, body: &str) -> Result<String> {
    if !query.contains("width") {
        return Ok(format!("@media {query}{body}"));
    }
    ensure!(
        !query.contains(" or "),
        "a query that nobody has thought of: {query}"
    );
    let mut made = String::new();
    for one in query.split(',') {
        let (widths, others): (Vec<_>, Vec<_>) = one
            .trim()
            .split(" and ")
            .partition(|part| part.contains("width"));
        let mut rule = body.to_owned();
        if !widths.is_empty() {
            rule = format!("@container deck {}{rule}", pixels(&widths.join(" and "))?);
        }
        if !others.is_empty() {
            // Two at-rules, of which the outer one needs braces of its own.
            let is_nested = !widths.is_empty();
            rule = match is_nested {
                true => format!("@media {}{{{rule}}}", others.join(" and ")),
                false => format!("@media {}{rule}", others.join(" and ")),
            };
        }
        made.push_str(&rule);
    }
    Ok(made)
}

/// Length of the block with which the text begins.
fn block(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (place, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(place + 1);
        }
    }
    None
}

/// Rules for `.deck` instead of the page's root.
fn rules(css: &str) -> String {
    let mut made = String::new();
    // Selectors stand before braces, and only there do these words mean elements.
    for piece in css.split_inclusive(['{', '}', ';']) {
        if piece.ends_with('{') {
            made.push_str(&selector(piece));
        } else {
            made.push_str(&measures(piece));
        }
    }
    made
}

fn selector(text: &str) -> String {
    let mut made = text.replace(":root", ".deck");
    for name in ["html", "body"] {
        let mut done = String::new();
        let mut rest = made.as_str();
        while let Some(at) = rest.find(name) {
            let (before, after) = (&rest[..at], &rest[at + name.len()..]);
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
            let is_element = !before.ends_with(is_part)
                && !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
            done.push_str(before);
            done.push_str(if is_element { ".deck" } else { name });
            rest = after;
        }
        done.push_str(rest);
        made = done;
    }
    made
}

/// Declarations whose `rem` is the element's own.
fn measures(text: &str) -> String {
    each_rem(text, |number| {
        if number == "1" {
            "var(--rem)".to_owned()
        } else {
            format!("calc({number} * var(--rem))")
        }
    })
}

/// Queries know no custom properties.
fn pixels(text: &str) -> Result<String> {
    let made = each_rem(text, |number| {
        let number: f64 = number.parse().unwrap_or(f64::NAN);
        format!("{}px", number * REM)
    });
    ensure!(!made.contains("NaN"), "a length that is no number: {text}");
    Ok(made)
}

fn each_rem(text: &str, write: impl Fn(&str) -> String) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + "rem".len()..]);
        let digits = before
            .rfind(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(0, |place| place + 1);
        let is_unit = digits < before.len() && !after.starts_with(|c: char| c.is_alphanumeric());
        if is_unit {
            let sign = before[..digits].ends_with('-') && !before[..digits].ends_with("--");
            let start = if sign { digits - 1 } else { digits };
            made.push_str(&before[..start]);
            made.push_str(&write(&before[start..]));
        } else {
            made.push_str(before);
            made.push_str("rem");
        }
        rest = after;
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::stylesheet;

    #[test]
    fn rules_for_the_page_become_rules_for_the_element() {
        let check = |css: &str, expected: &str| {
            let made = stylesheet(css).expect("a stylesheet of ours");
            assert_eq!(made, expected);
        };
        check(":root{--a: 1rem}", ".deck{--a: var(--rem)}");
        check(
            ":root[data-theme=\"dark\"]{color: red}",
            ".deck[data-theme=\"dark\"]{color: red}",
        );
        check("html,body{margin: 0}", ".deck,.deck{margin: 0}");
        check(
            ".side-panel-body{margin: -0.5rem}",
            ".side-panel-body{margin: calc(-0.5 * var(--rem))}",
        );
        check("body:has(.a) .b{a: b}", ".deck:has(.a) .b{a: b}");
        check(".premium{a: var(--premium)}", ".premium{a: var(--premium)}");
    }

    #[test]
    fn queries_of_the_width_ask_the_element() {
        let check = |css: &str, expected: &str| {
            let made = stylesheet(css).expect("a stylesheet of ours");
            assert_eq!(made, expected);
        };
        check(
            "@media (width<40rem){a{b: 2rem}}c{d: e}",
            "@container deck (width<640px){a{b: calc(2 * var(--rem))}}c{d: e}",
        );
        check(
            "@media (pointer: coarse){a{b: c}}",
            "@media (pointer: coarse){a{b: c}}",
        );
        check(
            "@media (height>=40rem) and (width>=48rem){a{b: c}}",
            "@media (height>=40rem){@container deck (width>=768px){a{b: c}}}",
        );
        check(
            "@media (width<40rem), (height<30rem){a{b: c}}",
            "@container deck (width<640px){a{b: c}}@media (height<30rem){a{b: c}}",
        );
        check(
            "x{@media (width<1rem){a{b: c}}}",
            "x{@container deck (width<16px){a{b: c}}}",
        );
    }

    #[test]
    fn a_query_that_nobody_has_thought_of_ends_the_build() {
        assert!(stylesheet("@media (width<1rem) or (hover){a{b: c}}").is_err());
    }
}
