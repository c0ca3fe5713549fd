//! What the host decides in `config.json`, read at run time.

use leptos::prelude::*;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::{self, Fields, Json, Misfit};
use mirrordeck_domain::model::secret::Secret;

use crate::browser::config_file::ConfigFile;
use crate::reactive::{RwSignal, expect_context};

/// Settings of the host; each has a working default.
#[derive(Clone, Debug, Default)]
pub(crate) struct HostSettings {
    /// GitLab instances to offer.
    pub(crate) instances: Vec<HostInstance>,
    /// Hosts on which everybody can read what is pushed there, with all hosts below them.
    pub(crate) public_hosts: Vec<String>,
    /// Whether nothing may be changed here, whatever the token allows.
    pub(crate) read_only: bool,
    /// Set by the demo only.
    pub(crate) demo: Option<Demo>,
}

impl TryFrom<Json> for HostSettings {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            instances: fields.given("instances").unwrap_or_default(),
            public_hosts: fields.given("public_hosts").unwrap_or_default(),
            read_only: fields.given("read_only").unwrap_or_default(),
            demo: fields.optional("demo"),
        })
    }
}

/// An instance the host offers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HostInstance {
    /// What people call it.
    pub(crate) name: String,
    /// Its address.
    pub(crate) url: String,
    /// The application that people sign in with, as the instance knows it; without one they need a token.
    pub(crate) client_id: Option<String>,
}

impl TryFrom<Json> for HostInstance {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            name: fields.given("name").unwrap_or_default(),
            url: fields.required("url"),
            client_id: fields.given("client_id"),
        })
    }
}

/// What the demo adds: its token is public.
#[derive(Clone, Debug)]
pub(crate) struct Demo {
    token: String,
}

impl TryFrom<Json> for Demo {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            token: fields.required("token"),
        })
    }
}

impl Demo {
    /// The demo's public token.
    pub(crate) fn token(&self) -> Secret {
        Secret::new(self.token.as_str())
    }
}

/// The host's settings, with what was wrong with them.
#[derive(Clone, Copy)]
pub(crate) struct Config {
    settings: RwSignal<HostSettings>,
    problem: RwSignal<Option<String>>,
}

impl Config {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide(file: ConfigFile) -> Self {
        let (settings, problem) = read(file);
        let store = Self {
            settings: RwSignal::new(settings),
            problem: RwSignal::new(problem),
        };
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// The settings.
    pub(crate) fn settings(self) -> HostSettings {
        self.settings.get_untracked()
    }

    /// The application with which people sign in to an instance, if the host has registered one there.
    pub(crate) fn client_id(self, instance: &InstanceUrl) -> Option<String> {
        self.settings.with_untracked(|settings| {
            let mut known = settings.instances.iter();
            let is_this =
                |known: &&HostInstance| InstanceUrl::parse(&known.url).as_ref() == Ok(instance);
            known.find(is_this)?.client_id.clone()
        })
    }

    /// Whether people can sign in to any instance.
    pub(crate) fn offers_sign_in(self) -> bool {
        self.settings.with_untracked(|settings| {
            let mut known = settings.instances.iter();
            known.any(|instance| instance.client_id.is_some())
        })
    }

    /// What is wrong with the file, in the parser's words.
    pub(crate) fn problem(self) -> Option<String> {
        self.problem.get()
    }
}

/// A missing file is fine; a broken one gives the defaults and says so.
fn read(file: ConfigFile) -> (HostSettings, Option<String>) {
    match file {
        ConfigFile::Missing => (HostSettings::default(), None),
        ConfigFile::Found(text) => match json::read(&text) {
            Ok(settings) => (settings, None),
            Err(error) => (HostSettings::default(), Some(error.to_string())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_gives_silent_defaults() {
        let (settings, problem) = read(ConfigFile::Missing);
        assert!(settings.instances.is_empty());
        assert_eq!(problem, None);
    }

    #[test]
    fn a_broken_file_gives_defaults_and_says_where() {
        let (settings, problem) = read(ConfigFile::Found("{\"instances\": 3}".to_owned()));
        assert!(settings.instances.is_empty());
        assert!(problem.is_some_and(|text| text.contains("line 1")));
    }

    #[test]
    fn unknown_keys_are_left_to_newer_versions() {
        let (settings, problem) = read(ConfigFile::Found(
            "{\"read_only\": true, \"later\": 1}".to_owned(),
        ));
        assert!(settings.read_only);
        assert_eq!(problem, None);
    }
    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let check = |text: &str, expected: &str| {
            let (_, problem) = read(ConfigFile::Found(text.to_owned()));
            assert_eq!(problem.as_deref(), Some(expected), "{text}");
        };
        check(
            "{\n  \"instances\": [\n    {\"url\": \"https://h\"},\n    {\"name\": \"x\"}\n  ]\n}",
            "missing field `url` at line 4 column 17",
        );
        check(
            "{\n  \"read_only\": \"yes\"\n}",
            "invalid type: a string, expected a boolean at line 2 column 20",
        );
        check(
            "{\"demo\": {\"token\": 7}}",
            "invalid type: an integer, expected a string at line 1 column 20",
        );
        check("{\"instances\": [],}", "trailing comma at line 1 column 18");
    }
}
