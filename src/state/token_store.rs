//! Where a token is kept between visits, by the person's choice.

use mirrordeck_domain::model::id::UserId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::{Fields, Json};
use mirrordeck_domain::model::secret::Secret;

use crate::browser::storage::{self, Area, Denied};

const TOKEN_KEY: &str = "mirrordeck.session";
const INSTANCE_KEY: &str = "mirrordeck.instance";

/// Where the person wants the token kept.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Keep {
    /// Nowhere but in memory; a reload asks again.
    Memory,
    /// In this tab, until it is closed.
    #[default]
    Tab,
    /// On this device, until it is forgotten.
    Device,
}

impl Keep {
    /// The choice as a form's word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Tab => "tab",
            Self::Device => "device",
        }
    }

    /// A form's word as the choice.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "memory" => Self::Memory,
            "device" => Self::Device,
            _ => Self::Tab,
        }
    }
}

/// A token found again, with where it was.
pub(crate) struct Found {
    /// Where it is valid.
    pub(crate) instance: InstanceUrl,
    /// The token.
    pub(crate) token: Secret,
    /// Whose it is, if that was known.
    pub(crate) user: Option<UserId>,
    /// Where it was found.
    pub(crate) keep: Keep,
}

/// The token of an earlier visit, this tab's before this device's.
pub(crate) fn load() -> Option<Found> {
    [(Area::Tab, Keep::Tab), (Area::Device, Keep::Device)]
        .into_iter()
        .find_map(|(area, keep)| stored(&storage::read(area, TOKEN_KEY)?, keep))
}

/// What [`save`] wrote.
fn stored(text: &str, keep: Keep) -> Option<Found> {
    let json = Json::parse(text).ok()?;
    let (instance, token, user) = Fields::read(json, |fields| {
        let token = fields.given::<String>("token");
        (fields.given("instance"), token, fields.optional("user"))
    })
    .ok()?;
    Some(Found {
        instance: instance?,
        token: Secret::new(token?),
        user: user.map(UserId),
        keep,
    })
}

/// Keeps the token where the person chose, and nowhere else.
///
/// # Errors
/// [`Denied`] if the browser refuses; the token is then in memory only.
pub(crate) fn save(
    instance: &InstanceUrl,
    token: &Secret,
    user: Option<UserId>,
    keep: Keep,
) -> Result<(), Denied> {
    forget();
    // Which instance it was is no secret, and saves typing next time.
    let _ = storage::write(Area::Device, INSTANCE_KEY, &instance.to_string());
    let area = match keep {
        Keep::Memory => return Ok(()),
        Keep::Tab => Area::Tab,
        Keep::Device => Area::Device,
    };
    let stored = Json::object([
        ("instance", Json::from(instance)),
        ("token", Json::from(token.expose())),
        ("user", user.map_or(Json::Null, |user| Json::Whole(user.0))),
    ]);
    storage::write(area, TOKEN_KEY, &stored.to_text())
}

/// Forgets the token wherever it is kept.
pub(crate) fn forget() {
    storage::remove(Area::Tab, TOKEN_KEY);
    storage::remove(Area::Device, TOKEN_KEY);
}

/// The instance of the last visit, without any token.
pub(crate) fn last_instance() -> Option<String> {
    storage::read(Area::Device, INSTANCE_KEY)
}

/// Forgets which instance it was.
pub(crate) fn forget_instance() {
    storage::remove(Area::Device, INSTANCE_KEY);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_needs_a_token_and_an_instance() {
        let check = |text: &str, expected: bool| {
            assert_eq!(stored(text, Keep::Tab).is_some(), expected, "{text}");
        };
        check(r#"{"instance":"https://h","token":"t","later":1}"#, true);
        check(r#"{"instance":"https://h","token":"t","user":null}"#, true);
        check(r#"{"instance":"ftp://h","token":"t"}"#, false);
        check(r#"{"instance":"https://h","token":null}"#, false);
        check(r#"{"instance":"https://h"}"#, false);
        check(r#"{"token":"t"}"#, false);
        check("", false);
    }
}
