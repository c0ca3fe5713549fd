//! Filters of the fleet that the person keeps under a name, on this device.

use leptos::prelude::*;
use mirrordeck_domain::model::json::{self, Fields, Json, Misfit};

use crate::browser::storage::{self, Area};
use crate::reactive::{RwSignal, Signal, expect_context};

const KEY: &str = "mirrordeck.filters";

/// More than anybody finds again in a list.
const MOST: usize = 50;

/// A filter and its name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct SavedFilter {
    /// Chosen by the person.
    pub(crate) name: String,
    /// As it was typed.
    pub(crate) filter: String,
}

impl TryFrom<Json> for SavedFilter {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            name: fields.required("name"),
            filter: fields.required("filter"),
        })
    }
}

/// The person's filters.
#[derive(Clone, Copy)]
pub(crate) struct SavedFilters(RwSignal<Vec<SavedFilter>>);

impl SavedFilters {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let text = storage::read(Area::Device, KEY);
        let filters = text.and_then(|text| json::read(&text).ok());
        let store = Self(RwSignal::new(filters.unwrap_or_default()));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// All of them, by name.
    pub(crate) fn all(self) -> Signal<Vec<SavedFilter>> {
        self.0.into()
    }

    /// Keeps a filter. One of the same name is replaced; without room for one more it is refused.
    pub(crate) fn save(self, name: &str, filter: &str) -> bool {
        let mut all = self.0.get_untracked();
        let is_kept = put(&mut all, name, filter);
        if is_kept {
            self.store(all);
        }
        is_kept
    }

    /// Forgets one.
    pub(crate) fn remove(self, name: &str) {
        let mut all = self.0.get_untracked();
        all.retain(|saved| saved.name != name);
        self.store(all);
    }

    /// Forgets all, and nothing stays stored.
    pub(crate) fn forget(self) {
        self.0.set(Vec::new());
        storage::remove(Area::Device, KEY);
    }

    fn store(self, all: Vec<SavedFilter>) {
        let entry = |saved: &SavedFilter| {
            Json::object([
                ("name", Json::from(saved.name.as_str())),
                ("filter", Json::from(saved.filter.as_str())),
            ])
        };
        let text = Json::List(all.iter().map(entry).collect()).to_text();
        // Without storage they hold until the page is closed.
        _ = storage::write(Area::Device, KEY, &text);
        self.0.set(all);
    }
}

/// Puts a filter at its place by name, and says whether there was room.
fn put(all: &mut Vec<SavedFilter>, name: &str, filter: &str) -> bool {
    let saved = SavedFilter {
        name: name.to_owned(),
        filter: filter.to_owned(),
    };
    match all.binary_search_by(|known| known.name.as_str().cmp(name)) {
        Ok(place) => all[place] = saved,
        Err(_) if all.len() >= MOST => return false,
        Err(place) => all.insert(place, saved),
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_stand_by_name_and_a_name_stands_once() {
        let mut all = Vec::new();
        assert!(put(&mut all, "b", "status:failing"));
        assert!(put(&mut all, "a", "host:github.com"));
        assert!(put(&mut all, "b", "status:stuck"));
        let seen: Vec<_> = all
            .iter()
            .map(|saved| (saved.name.as_str(), saved.filter.as_str()))
            .collect();
        assert_eq!(seen, [("a", "host:github.com"), ("b", "status:stuck")]);
    }

    #[test]
    fn there_is_an_end_to_them() {
        let mut all = Vec::new();
        for number in 0..MOST {
            assert!(put(&mut all, &number.to_string(), "x"));
        }
        assert!(!put(&mut all, "one more", "x"));
        assert!(put(&mut all, "7", "another"), "a name that is there");
        assert_eq!(all.len(), MOST);
    }

    #[test]
    fn what_is_stored_is_a_list_of_names_and_filters() {
        let check = |text: &str, expected: Option<usize>| {
            let read = json::read::<Vec<SavedFilter>>(text).ok();
            assert_eq!(read.map(|all| all.len()), expected, "{text}");
        };
        check("[]", Some(0));
        check(r#"[{"name":"a","filter":"b","later":1}]"#, Some(1));
        check(r#"[{"name":"a"}]"#, None);
        check("{}", None);
        check("", None);
    }
}
