//! What a page says in another language.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use crate::person::Person;

const CLIPPED: &str = include_str!("scripts/clipped.js");
const TEXTS: &str = include_str!("scripts/texts.js");

impl Person {
    /// Goes on in another language.
    pub async fn speak(&self, language: &str) {
        let choose = format!("localStorage.setItem('mirrordeck.language', '{language}')");
        self.browser().run(&choose, Vec::new()).await;
        self.reload().await;
    }

    /// Texts of the program that do not fit where they stand.
    pub async fn clipped(&self, language: &str) -> Vec<String> {
        let words = words(language).into_iter().map(Value::String).collect();
        texts(self.browser().run(CLIPPED, vec![Value::Array(words)]).await)
    }

    /// Texts on the page, in and out of sight, with where they stand.
    pub async fn texts(&self) -> Vec<String> {
        texts(self.browser().run(TEXTS, Vec::new()).await)
    }
}

fn texts(list: Value) -> Vec<String> {
    serde_json::from_value(list).expect("the script gives texts")
}

/// Everything that the program can say in a language.
fn words(language: &str) -> BTreeSet<String> {
    let file = format!("../../language/{language}.json");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).expect("the language stands in the repository");
    let catalogue: Value = serde_json::from_str(&text).expect("a catalogue is JSON");
    let entries = catalogue.as_object().expect("a catalogue is an object");
    entries
        .values()
        .filter_map(|entry| Some(entry.as_str()?.to_owned()))
        .collect()
}
