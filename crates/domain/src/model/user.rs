//! The person, or bot, behind a token.

use serde::Deserialize;

use crate::model::id::UserId;
use crate::model::json::{Fields, Json, Misfit};

/// Who the instance says we are.
///
/// For project and group tokens this is a bot user.
/// Fields of <https://docs.gitlab.com/api/users/#get-the-current-user>.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Json")]
pub struct User {
    /// Identity.
    pub id: UserId,
    /// Name used in addresses and mentions, without `@`.
    pub username: String,
    /// Name for people.
    pub name: String,
    /// Whether this is a bot of a project or group token; absent on older servers.
    pub bot: bool,
    /// Whether this is an administrator of the instance; only said to administrators themselves.
    pub is_admin: bool,
}

impl TryFrom<Json> for User {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            id: UserId(fields.required("id")),
            username: fields.optional("username").unwrap_or_default(),
            name: fields.optional("name").unwrap_or_default(),
            bot: fields.optional("bot").unwrap_or_default(),
            is_admin: fields.optional("is_admin").unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_identity_is_required() {
        let read = |text: &str| serde_json::from_str::<User>(text);
        let user = read(r#"{"id":7,"username":"ann","name":"Ann","bot":true,"state":"active"}"#)
            .expect("a usual user is read");
        assert_eq!(
            (user.id, user.username.as_str(), user.bot),
            (UserId(7), "ann", true)
        );
        let user = read(r#"{"id":7,"username":null,"is_admin":null}"#).expect("nulls are forgiven");
        assert!(user.username.is_empty() && !user.is_admin);
        assert!(read(r#"{"username":"ann"}"#).is_err());
    }
}
