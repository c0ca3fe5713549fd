//! Where a token is kept between visits, by the person's choice.

use mirrordeck_domain::model::credential::{Credential, Grant};
use mirrordeck_domain::model::id::UserId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::{self, Fields, Json, Misfit};
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::timestamp::Timestamp;

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

    /// The storage behind it.
    const fn area(self) -> Option<Area> {
        match self {
            Self::Memory => None,
            Self::Tab => Some(Area::Tab),
            Self::Device => Some(Area::Device),
        }
    }
}

/// What a later visit needs to go on.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Where the credential is valid.
    pub(crate) instance: InstanceUrl,
    /// The credential.
    pub(crate) credential: Credential,
    /// Whose it is, if that is known.
    pub(crate) user: Option<UserId>,
}

impl TryFrom<Json> for Stored {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        let (instance, credential, user) = Fields::read(json, |fields| {
            let instance = fields.given("instance");
            (instance, credential(fields), fields.optional("user"))
        })?;
        let no_instance = || Misfit::new(&Json::Null, "the address of an instance");
        Ok(Self {
            instance: instance.ok_or_else(no_instance)?,
            credential,
            user: user.map(UserId),
        })
    }
}

/// A grant if it can be renewed, else a token.
fn credential(fields: &mut Fields) -> Credential {
    let token = Secret::new(fields.required::<String>("token"));
    let Some(refresh) = fields.given::<String>("refresh") else {
        return Credential::Token(token);
    };
    let mut number = |key| {
        let number = fields.given::<u64>(key).unwrap_or_default();
        i64::try_from(number).unwrap_or_default()
    };
    let (received_at, lifetime_ms) = (number("received_at"), number("lifetime_ms"));
    Credential::Grant(Grant {
        client_id: fields.given("client_id").unwrap_or_default(),
        access: token,
        refresh: Secret::new(refresh),
        received_at: Timestamp(received_at),
        lifetime_ms,
    })
}

impl From<&Stored> for Json {
    fn from(stored: &Stored) -> Self {
        let mut entries = vec![
            ("instance".to_owned(), Self::from(&stored.instance)),
            (
                "user".to_owned(),
                stored.user.map_or(Self::Null, |user| Self::Whole(user.0)),
            ),
        ];
        let mut add = |key: &str, value: Self| entries.push((key.to_owned(), value));
        match &stored.credential {
            Credential::Token(token) => add("token", Self::from(token.expose())),
            Credential::Grant(grant) => {
                let number = |number: i64| Self::Whole(number.unsigned_abs());
                add("token", Self::from(grant.access.expose()));
                add("refresh", Self::from(grant.refresh.expose()));
                add("client_id", Self::from(grant.client_id.as_str()));
                add("received_at", number(grant.received_at.0));
                add("lifetime_ms", number(grant.lifetime_ms));
            }
        }
        Self::Object(entries)
    }
}

/// The session of an earlier visit, this tab's before this device's, with where it was kept.
pub(crate) fn load() -> Option<(Keep, Stored)> {
    [Keep::Tab, Keep::Device]
        .into_iter()
        .find_map(|keep| Some((keep, read(keep)?)))
}

/// What another tab has put in the place of a grant that this one still has.
pub(crate) fn renewed_elsewhere(ours: &Stored, keep: Keep) -> Option<Stored> {
    let found = read(keep)?;
    let is_newer = found.credential.grant().is_some() && found.credential != ours.credential;
    let is_ours = found.instance == ours.instance && found.user == ours.user;
    (is_newer && is_ours).then_some(found)
}

fn read(keep: Keep) -> Option<Stored> {
    json::read(&storage::read(keep.area()?, TOKEN_KEY)?).ok()
}

/// Keeps the session where the person chose, and nowhere else.
///
/// # Errors
/// [`Denied`] if the browser refuses; the credential is then in memory only.
pub(crate) fn save(stored: &Stored, keep: Keep) -> Result<(), Denied> {
    forget();
    // Which instance it was is no secret, and saves typing next time.
    let _ = storage::write(Area::Device, INSTANCE_KEY, stored.instance.as_str());
    match keep.area() {
        Some(area) => storage::write(area, TOKEN_KEY, &Json::from(stored).to_text()),
        None => Ok(()),
    }
}

/// Forgets this session, but not another one that stands in its place.
pub(crate) fn forget_this(ours: &Stored) {
    for keep in [Keep::Tab, Keep::Device] {
        if read(keep).is_some_and(|found| found.credential == ours.credential)
            && let Some(area) = keep.area()
        {
            storage::remove(area, TOKEN_KEY);
        }
    }
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
            assert_eq!(json::read::<Stored>(text).is_ok(), expected, "{text}");
        };
        check(r#"{"instance":"https://h","token":"t","later":1}"#, true);
        check(r#"{"instance":"https://h","token":"t","user":null}"#, true);
        check(r#"{"instance":"ftp://h","token":"t"}"#, false);
        check(r#"{"instance":"https://h","token":null}"#, false);
        check(r#"{"instance":"https://h"}"#, false);
        check(r#"{"token":"t"}"#, false);
        check("", false);
    }

    #[test]
    fn what_is_stored_is_found_again() {
        let stored = |credential| Stored {
            instance: InstanceUrl::parse("https://h/gitlab").expect("an address"),
            credential,
            user: Some(UserId(7)),
        };
        let grant = Grant {
            client_id: "app".to_owned(),
            access: Secret::new("a"),
            refresh: Secret::new("r"),
            received_at: Timestamp(1_700_000_000_000),
            lifetime_ms: 7_200_000,
        };
        for credential in [
            Credential::Token(Secret::new("glpat-x")),
            Credential::Grant(grant),
        ] {
            let before = stored(credential);
            let text = Json::from(&before).to_text();
            let after: Stored = json::read(&text).expect("our own text");
            assert_eq!(after.credential, before.credential);
            assert_eq!(after.instance, before.instance);
            assert_eq!(after.user, before.user);
        }
    }
}
