//! The person, or bot, behind a token.

use serde::Deserialize;

use crate::model::id::UserId;

/// Who the instance says we are.
///
/// For project and group tokens this is a bot user.
/// Fields of <https://docs.gitlab.com/api/users/#get-the-current-user>.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
pub struct User {
    /// Identity.
    pub id: UserId,
    /// Name used in addresses and mentions, without `@`.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub username: String,
    /// Name for people.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub name: String,
    /// Whether this is a bot of a project or group token; absent on older servers.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub bot: bool,
    /// Whether this is an administrator of the instance; only said to administrators themselves.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub is_admin: bool,
}
