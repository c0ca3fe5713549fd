//! An object, while its values are taken out of it.

use crate::model::json::misfit::Step;
use crate::model::json::{Json, Misfit};

/// The values of an object, each to be taken once.
///
/// What does not fit is noted, and reading goes on with a default: a way out behind each field would weigh more than
/// the fields. Of a key that stands there twice the last value counts, as in a browser; keys that nobody takes are
/// ignored.
#[derive(Debug)]
pub struct Fields {
    entries: Vec<(String, Json)>,
    /// The first that did not fit.
    misfit: Option<Misfit>,
}

impl Fields {
    /// What is taken out of an object.
    ///
    /// # Errors
    /// [`Misfit`] if it is no object, or the first of its values that did not fit.
    pub fn read<T>(json: Json, take: impl FnOnce(&mut Self) -> T) -> Result<T, Misfit> {
        let mut fields = Self::of(json);
        let taken = take(&mut fields);
        match fields.misfit {
            None => Ok(taken),
            Some(misfit) => Err(misfit),
        }
    }

    /// Whether the key is there, even with null.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name == key)
    }

    /// The value of a key that must be there.
    pub fn required<T>(&mut self, key: &'static str) -> T
    where
        T: TryFrom<Json, Error = Misfit> + Default,
    {
        match self.take(key) {
            Some(json) => self.fit(key, json).unwrap_or_default(),
            None => {
                self.note(Misfit::missing(key));
                T::default()
            }
        }
    }

    /// The value of a key that may be absent, but not null.
    pub fn given<T>(&mut self, key: &'static str) -> Option<T>
    where
        T: TryFrom<Json, Error = Misfit>,
    {
        let json = self.take(key)?;
        self.fit(key, json)
    }

    /// The value of a key that may be absent or null, as GitLab writes what is not set.
    pub fn optional<T>(&mut self, key: &'static str) -> Option<T>
    where
        T: TryFrom<Json, Error = Misfit>,
    {
        match self.take(key)? {
            Json::Null => None,
            json => self.fit(key, json),
        }
    }

    /// The value of a key, whatever it is; null if there is none.
    pub fn any(&mut self, key: &str) -> Json {
        self.take(key).unwrap_or_default()
    }

    fn of(json: Json) -> Self {
        match json {
            Json::Object(entries) => Self {
                entries,
                misfit: None,
            },
            other => Self {
                entries: Vec::new(),
                misfit: Some(Misfit::new(&other, "an object")),
            },
        }
    }

    /// Moves the value of a key out and leaves null behind.
    fn take(&mut self, key: &str) -> Option<Json> {
        let mut from_the_end = self.entries.iter_mut().rev();
        let (_, value) = from_the_end.find(|(name, _)| name == key)?;
        Some(std::mem::take(value))
    }

    fn fit<T>(&mut self, key: &'static str, json: Json) -> Option<T>
    where
        T: TryFrom<Json, Error = Misfit>,
    {
        match T::try_from(json) {
            Ok(value) => Some(value),
            Err(misfit) => {
                self.note(misfit.within(Step::Key(key)));
                None
            }
        }
    }

    fn note(&mut self, misfit: Misfit) {
        self.misfit.get_or_insert(misfit);
    }
}
