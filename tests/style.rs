//! Holds the stylesheets to what can be computed: contrast, and names that must match.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// WCAG 2.2, 1.4.3: text.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11: what must be seen to operate a control.
const CONTROL: f64 = 3.0;

/// What is read on what. Every theme must reach the contrast with every ground.
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("text", SURFACES, 7.0),
    ("text", SOFT, 7.0),
    ("text-muted", SURFACES, TEXT),
    ("text-muted", &["neutral-soft"], TEXT),
    ("text-link", SURFACES, TEXT),
    ("danger", SURFACES, TEXT),
    ("danger", &["danger-soft"], TEXT),
    ("warning", SURFACES, TEXT),
    ("warning", &["warning-soft"], TEXT),
    ("info", &["info-soft", "surface"], TEXT),
    ("info", &["info-line"], CONTROL),
    ("success", &["success-soft", "surface"], TEXT),
    (
        "neutral",
        &["neutral-soft", "surface", "surface-selected"],
        TEXT,
    ),
    ("on-accent", &["accent", "accent-hover", "avatar"], TEXT),
    ("on-accent", &["danger-solid", "danger-solid-hover"], TEXT),
    ("on-floating", &["floating"], TEXT),
    ("focus", SURFACES, CONTROL),
    ("focus", SOFT, CONTROL),
    (
        "line-control",
        &["page", "surface", "surface-raised", "surface-sunken"],
        CONTROL,
    ),
    ("accent", &["page", "surface", "surface-raised"], CONTROL),
    (
        "switch-on",
        &["surface", "surface-raised", "surface-selected"],
        CONTROL,
    ),
    ("switch-off", &["surface", "surface-raised"], CONTROL),
    ("thumb", &["switch-on", "switch-off"], CONTROL),
];

const SURFACES: &[&str] = &[
    "page",
    "surface",
    "surface-raised",
    "surface-sunken",
    "surface-hover",
    "surface-selected",
];

const SOFT: &[&str] = &["danger-soft", "warning-soft", "info-soft", "success-soft"];

/// A token's colour in the light and in the dark theme.
type Tokens = BTreeMap<String, [String; 2]>;

#[test]
fn everything_that_is_read_stands_out_in_both_themes() {
    let css = without_comments(&read("style/tokens.css"));
    let (usual, high_contrast) = css
        .split_once("prefers-contrast: more")
        .expect("tokens.css has a part for high contrast");
    let mut tokens = Tokens::new();
    let mut faults = Vec::new();
    for (part, name) in [(usual, "usual"), (high_contrast, "high contrast")] {
        // High contrast overrides some tokens and keeps the rest.
        collect_colours(part, &mut tokens);
        faults.extend(
            weak_pairs(&tokens)
                .into_iter()
                .map(|fault| format!("{name}: {fault}")),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_weak_pair_is_found() {
    let mut tokens = Tokens::new();
    for (name, ..) in PAIRS {
        tokens.insert(
            (*name).to_owned(),
            ["#000000".to_owned(), "#ffffff".to_owned()],
        );
    }
    for (_, grounds, _) in PAIRS {
        for ground in *grounds {
            tokens.insert(
                (*ground).to_owned(),
                ["#ffffff".to_owned(), "#000000".to_owned()],
            );
        }
    }
    tokens.insert(
        "text-link".to_owned(),
        ["#8a8a8a".to_owned(), "#ffffff".to_owned()],
    );
    let faults = weak_pairs(&tokens);
    assert!(
        faults
            .iter()
            .any(|fault| fault.starts_with("text-link on page: 3.45")),
        "{faults:?}"
    );
}

#[test]
fn every_custom_property_that_is_used_is_a_token() {
    let sheets = sheets();
    let defined = names_after(&without_comments(&read("style/tokens.css")), "--", ":");
    for (path, css) in &sheets {
        for name in names_after(css, "var(--", ")") {
            assert!(
                defined.contains(&name),
                "{}: --{name} is not defined",
                path.display()
            );
        }
    }
}

#[test]
fn every_token_is_used() {
    let all: String = sheets().into_values().collect();
    let used = names_after(&all, "var(--", ")");
    let defined = names_after(&without_comments(&read("style/tokens.css")), "--", ":");
    let unused: Vec<_> = defined.difference(&used).collect();
    assert!(unused.is_empty(), "defined, but not used: {unused:?}");
}

#[test]
fn colours_are_written_in_the_tokens_only() {
    for (path, css) in sheets() {
        let is_tokens = path.ends_with("tokens.css");
        let has_colour = css.split('#').skip(1).any(is_colour) || css.contains("rgb(");
        assert!(
            is_tokens || !has_colour,
            "{} writes a colour",
            path.display()
        );
        assert!(!css.contains("!important"), "{} insists", path.display());
    }
}

/// Whether digits after a `#` are a colour, and not the beginning of an id.
fn is_colour(rest: &str) -> bool {
    let word: String = rest
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .collect();
    matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|letter| letter.is_ascii_hexdigit())
}

#[test]
fn every_class_in_the_views_is_dressed() {
    let css: String = sheets().into_values().collect();
    let mut naked = BTreeSet::new();
    for path in files("src", "rs") {
        let source = read(&path);
        let mut values = names_after(&source, "class=\"", "\"");
        values.extend(names_after(&source, ".class(\"", "\""));
        for class in values.iter().flat_map(|value| value.split_whitespace()) {
            if !selects(&css, class) {
                naked.insert(format!("{}: {class}", path.display()));
            }
        }
    }
    assert!(naked.is_empty(), "no stylesheet knows {naked:#?}");
}

/// Whether a selector names the class, and not only a longer one that begins with it.
fn selects(css: &str, class: &str) -> bool {
    let selector = format!(".{class}");
    css.match_indices(&selector).any(|(at, _)| {
        let rest = &css[at + selector.len()..];
        !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_')
    })
}

fn weak_pairs(tokens: &Tokens) -> Vec<String> {
    let mut faults = Vec::new();
    for (text, grounds, needed) in PAIRS {
        for ground in *grounds {
            for (theme, name) in ["light", "dark"].into_iter().enumerate() {
                let reached = contrast(&tokens[*text][theme], &tokens[*ground][theme]);
                if reached < *needed {
                    faults.push(format!(
                        "{text} on {ground}: {reached:.2} of {needed} ({name})"
                    ));
                }
            }
        }
    }
    faults
}

/// Reads `--name: #colour;` and `--name: light-dark(#light, #dark);`.
fn collect_colours(css: &str, tokens: &mut Tokens) {
    for declaration in css.split([';', '{', '}']) {
        let Some((name, value)) = declaration.trim().split_once(':') else {
            continue;
        };
        let Some(name) = name.strip_prefix("--") else {
            continue;
        };
        let value = value.trim();
        let both = value
            .strip_prefix("light-dark(")
            .and_then(|both| both.strip_suffix(')'))
            .map_or((value, value), |both| {
                both.split_once(',').unwrap_or((both, both))
            });
        if both.0.starts_with('#') {
            tokens.insert(
                name.to_owned(),
                [both.0.trim().to_owned(), both.1.trim().to_owned()],
            );
        }
    }
}

/// The ratio that WCAG 2.2 defines, from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let digits = colour
            .get(at..at + 2)
            .expect("a colour is written as #rrggbb");
        let value = u8::from_str_radix(digits, 16).expect("a colour is written as #rrggbb");
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// Every text between `start` and `end`.
fn names_after(text: &str, start: &str, end: &str) -> BTreeSet<String> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.split_once(end))
        .map(|(name, _)| name.split(',').next().unwrap_or(name).trim().to_owned())
        .filter(|name| !name.contains(['{', '}', ';', '(', ')']))
        .collect()
}

fn sheets() -> BTreeMap<PathBuf, String> {
    files("style", "css")
        .into_iter()
        .map(|path| {
            let css = without_comments(&read(&path));
            (path, css)
        })
        .collect()
}

fn without_comments(css: &str) -> String {
    css.split("/*")
        .enumerate()
        .map(|(index, part)| {
            if index == 0 {
                part
            } else {
                part.split_once("*/").map_or("", |(_, css)| css)
            }
        })
        .collect()
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("the folder is in the repository") {
            let path = folder.join(entry.expect("the folder can be read").file_name());
            if root().join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).expect("the file is in the repository")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
