//! Whether every language has all that the program says, and nothing else.
//!
//! `cargo xtask language` runs these tests and writes what can be written.

mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Languages that people translated.
const LANGUAGES: [&str; 2] = ["de", "ja"];

/// Literals that read like words and are none: names of the web and of formats.
const TECHNICAL: &str = include_str!("technical.txt");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(language: &str) -> PathBuf {
    root()
        .join("language")
        .join(language)
        .with_extension("json")
}

fn catalogue(language: &str) -> Map<String, Value> {
    let text = fs::read_to_string(file(language)).expect("the language stands in the repository");
    serde_json::from_str(&text).expect("a catalogue is an object")
}

/// One JSON text a line.
fn technical() -> BTreeSet<String> {
    let read = |line| serde_json::from_str(line).expect("a line is a JSON text");
    TECHNICAL.lines().map(read).collect()
}

/// Everything that is said, with where.
fn spoken() -> BTreeMap<String, BTreeSet<String>> {
    let technical = technical();
    let mut spoken = texts::literals(root());
    let looked_up = texts::looked_up(root());
    spoken.retain(|text, _| {
        (texts::is_spoken(text) || looked_up.contains(text)) && !technical.contains(text)
    });
    spoken
}

/// The places `{0}` and so on of a text.
fn places(text: &str) -> BTreeSet<usize> {
    (0..10)
        .filter(|place| text.contains(&format!("{{{place}}}")))
        .collect()
}

/// All texts of an entry.
fn forms(entry: &Value) -> Vec<&str> {
    match entry {
        Value::String(text) => vec![text],
        Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_language_has_all_that_is_said() {
    let spoken = spoken();
    for language in LANGUAGES {
        let catalogue = catalogue(language);
        // The form for one thing is found by the form for many.
        let ones = ones();
        let missing: Vec<String> = spoken
            .iter()
            .filter(|(text, _)| !catalogue.contains_key(*text) && !ones.contains(*text))
            .map(|(text, files)| format!("{text:?} in {files:?}"))
            .collect();
        assert!(
            missing.is_empty(),
            "language/{language}.json lacks what is said (or tests/language/technical.txt, if it is not said to people):\n  {}",
            missing.join("\n  ")
        );
    }
}

/// The texts that are said about one thing: they stand beside a text that has forms.
fn ones() -> BTreeSet<String> {
    let catalogue = catalogue(LANGUAGES[0]);
    let has_forms = |text: &String| catalogue.get(text).is_some_and(Value::is_object);
    let pairs = texts::pairs(root()).into_iter();
    pairs
        .filter(|(_, other)| has_forms(other))
        .map(|(one, _)| one)
        .collect()
}

#[test]
fn no_language_has_what_nobody_says() {
    let literals = texts::literals(root());
    for language in LANGUAGES {
        let catalogue = catalogue(language);
        let idle: Vec<&String> = catalogue
            .keys()
            .filter(|text| !literals.contains_key(*text))
            .collect();
        assert!(
            idle.is_empty(),
            "language/{language}.json has what nobody says: {idle:#?}"
        );
    }
}

#[test]
fn all_languages_have_the_same_texts() {
    let keys = |language: &str| catalogue(language).keys().cloned().collect::<BTreeSet<_>>();
    let [first, rest @ ..] = LANGUAGES;
    for language in rest {
        let (ours, theirs) = (keys(first), keys(language));
        let differing: Vec<&String> = ours.symmetric_difference(&theirs).collect();
        assert!(
            differing.is_empty(),
            "{first} and {language} differ in {differing:#?}"
        );
    }
}

#[test]
fn every_translation_keeps_the_places() {
    for language in LANGUAGES {
        for (english, entry) in &catalogue(language) {
            let forms = forms(entry);
            assert!(!forms.is_empty(), "{language}: {english:?} has no text");
            for text in forms {
                let (wanted, found) = (places(english), places(text));
                // The form for one thing may leave the number out.
                let is_form = entry.is_object();
                let is_kept = found == wanted || (is_form && found.is_subset(&wanted));
                assert!(is_kept, "{language}: {english:?} is {text:?}");
                assert!(!text.trim().is_empty(), "{language}: {english:?} is empty");
            }
        }
    }
}

#[test]
fn counted_texts_have_the_forms_of_their_language() {
    // <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>
    let wanted = |language: &str| match language {
        "ja" => BTreeSet::from(["other"]),
        _ => BTreeSet::from(["one", "other"]),
    };
    for language in LANGUAGES {
        for (english, entry) in &catalogue(language) {
            if let Value::Object(forms) = entry {
                let found: BTreeSet<&str> = forms.keys().map(String::as_str).collect();
                assert_eq!(found, wanted(language), "{language}: {english:?}");
            }
        }
    }
}

#[test]
fn the_pseudo_language_is_current() {
    let keys = catalogue(LANGUAGES[0]);
    let pseudo: Map<String, Value> = keys
        .keys()
        .map(|english| (english.clone(), Value::String(pseudo(english))))
        .collect();
    let text = serde_json::to_string_pretty(&pseudo).expect("texts are JSON") + "\n";
    if std::env::var_os("MIRRORDECK_WRITE").is_some() {
        fs::write(file("pseudo"), &text).expect("the file can be written");
    }
    let stored = fs::read_to_string(file("pseudo")).expect("it stands in the repository");
    assert!(
        stored == text,
        "language/pseudo.json is old: run `cargo xtask language`"
    );
}

/// A text that is a third longer, has no letter of English in it, and can still be read.
fn pseudo(english: &str) -> String {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ODD: &str = "åƀçđéƒğĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇĐÉƑĞĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
    let odd: Vec<char> = ODD.chars().collect();
    let mut text: String = english
        .chars()
        .map(|c| PLAIN.find(c).map_or(c, |at| odd[at]))
        .collect();
    let longer = english.chars().count() / 3;
    text.extend(std::iter::repeat_n('~', longer.min(20)));
    format!("⟦{text}⟧")
}

#[test]
fn what_is_called_technical_still_stands_in_the_program() {
    let literals = texts::literals(root());
    let idle: Vec<String> = technical()
        .into_iter()
        .filter(|text| !literals.contains_key(text))
        .collect();
    assert!(
        idle.is_empty(),
        "tests/language/technical.txt has what is gone: {idle:#?}"
    );
}
