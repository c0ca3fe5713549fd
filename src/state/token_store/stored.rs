//! What is kept of a session, as JSON.

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::credential::{Credential, Grant};
use mirrordeck_domain::model::id::UserId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::{Fields, Json, Misfit};
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::timestamp::Timestamp;

/// What a later visit needs to go on.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// Where the credential is valid.
    pub(crate) instance: InstanceUrl,
    /// The credential.
    pub(crate) credential: Credential,
    /// Whose it is, if that is known.
    pub(crate) user: Option<UserId>,
    /// How the person calls it, or how GitLab calls the person.
    pub(crate) called: Called,
}

/// What an account is called. Empty is unknown.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Called {
    /// The name that the person gave it.
    pub(crate) name: String,
    /// The user name at the instance.
    pub(crate) login: String,
}

impl Stored {
    /// Whose account at which instance it is.
    pub(crate) fn account(&self) -> AccountId {
        AccountId::new(&self.instance, self.user)
    }
}

impl TryFrom<Json> for Stored {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        let (instance, credential, user, called) = Fields::read(json, |fields| {
            let instance = fields.given("instance");
            let mut word = |key| fields.given(key).unwrap_or_default();
            let called = Called {
                name: word("name"),
                login: word("login"),
            };
            (
                instance,
                credential(fields),
                fields.optional("user"),
                called,
            )
        })?;
        let no_instance = || Misfit::new(&Json::Null, "the address of an instance");
        Ok(Self {
            instance: instance.ok_or_else(no_instance)?,
            credential,
            user: user.map(UserId),
            called,
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
        let Called { name, login } = &stored.called;
        for (key, word) in [("name", name), ("login", login)] {
            if !word.is_empty() {
                add(key, Self::from(word.as_str()));
            }
        }
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

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::json;

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
            called: Called {
                name: "work".to_owned(),
                login: String::new(),
            },
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
            assert_eq!(after.called, before.called);
        }
    }
}
