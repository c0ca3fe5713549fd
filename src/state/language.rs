//! The language of the app: the browser's, or the one that the person chose.

use leptos::prelude::*;
use mirrordeck_domain::model::json::Json;
use mirrordeck_language::{Catalogue, Category, Entry};

use crate::browser::intl;
use crate::browser::language::{self, Arrived};
use crate::reactive::{RwSignal, expect_context};

/// Languages to choose from, by code, each by its own name.
pub(crate) const LANGUAGES: [(&str, &str); 3] =
    [("en", "English"), ("de", "Deutsch"), ("ja", "日本語")];

/// Which language is spoken. What is on screen follows it by being built anew.
#[derive(Clone, Copy)]
pub(crate) struct Language(RwSignal<u32>);

impl Language {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let store = Self(RwSignal::new(0));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// Follows the language.
    pub(crate) fn track(self) {
        self.0.get();
    }

    /// The code that was chosen; empty if the browser's own is followed.
    pub(crate) fn chosen(self) -> String {
        self.track();
        language::chosen()
    }

    /// Speaks another language from now on; an empty code is the browser's own.
    ///
    /// One that does not arrive leaves English.
    pub(crate) async fn choose(self, code: &str) {
        take(language::choose(code).await);
        self.0.update(|revision| *revision += 1);
    }
}

/// Waits for the language with which the page began, before anything is shown.
pub(crate) async fn begin() {
    take(language::first().await);
}

/// Speaks the language of that locale, by its catalogue in JSON; without one it is English.
pub(crate) fn speak(locale: &str, catalogue: Option<String>) {
    intl::speak(locale);
    let entries = catalogue.and_then(|text| entries(&text));
    mirrordeck_language::speak(entries.map(|entries| Catalogue::new(entries, rule)));
}

fn take(arrived: Option<Arrived>) {
    if let Some(Arrived { locale, catalogue }) = arrived {
        speak(&locale, catalogue);
    }
}

/// What stands in a language's file.
fn entries(text: &str) -> Option<Vec<(String, Entry)>> {
    let Ok(Json::Object(entries)) = Json::parse(text) else {
        return None;
    };
    let entry = |(english, value)| match value {
        Json::Text(text) => Some((english, Entry::Text(text))),
        Json::Object(forms) => {
            let form = |(name, value): (String, Json)| match value {
                Json::Text(text) => Some((Category::from_name(&name)?, text)),
                _ => None,
            };
            Some((
                english,
                Entry::Forms(forms.into_iter().filter_map(form).collect()),
            ))
        }
        _ => None,
    };
    Some(entries.into_iter().filter_map(entry).collect())
}

fn rule(number: u64) -> Category {
    Category::from_name(&intl::plural_form(number)).unwrap_or(Category::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_catalogue_has_stands_in_order() {
        for text in [
            include_str!("../../language/de.json"),
            include_str!("../../language/ja.json"),
            include_str!("../../language/pseudo.json"),
        ] {
            let entries = entries(text).expect("a catalogue is an object of texts and forms");
            assert!(entries.len() > 700);
            assert!(entries.is_sorted_by(|(one, _), (next, _)| one < next));
        }
    }
}
