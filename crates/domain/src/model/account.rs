//! Whose account at which instance.

use std::fmt;

use crate::model::id::UserId;
use crate::model::instance::InstanceUrl;

/// One person's account at one instance, as `7@gitlab.example.com`.
///
/// Whoever connects to the same instance as the same user means the same account, whatever token they use.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AccountId(String);

impl AccountId {
    /// The account of a user at an instance. Small tokens do not tell whose they are; all of those at one
    /// instance count as the same.
    pub fn new(instance: &InstanceUrl, user: Option<UserId>) -> Self {
        let instance = instance.as_str();
        // Plain http is another instance, and the rare one.
        let place = instance.strip_prefix("https://").unwrap_or(instance);
        let user = user.map(|user| user.0.to_string()).unwrap_or_default();
        Self([user.as_str(), "@", place].concat())
    }

    /// Takes a text from an address or a key. Nothing says that there is such an account.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Where it is, as one would type it to connect.
    pub fn place(&self) -> &str {
        self.0.split_once('@').map_or(&*self.0, |(_, place)| place)
    }

    /// As it stands in addresses and keys.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_told_apart_by_instance_and_user() {
        let check = |instance: &str, user: Option<u64>, expected: &str| {
            let instance = InstanceUrl::parse(instance).expect("an address");
            let id = AccountId::new(&instance, user.map(UserId));
            assert_eq!(id.as_str(), expected);
            assert_eq!(AccountId::from_text(expected), id);
            assert_eq!(InstanceUrl::parse(id.place()), Ok(instance));
        };
        check(
            "https://gitlab.example.com",
            Some(7),
            "7@gitlab.example.com",
        );
        check(
            "https://example.com:8443/gitlab",
            Some(7),
            "7@example.com:8443/gitlab",
        );
        check("http://example.com", Some(7), "7@http://example.com");
        check("https://example.com", None, "@example.com");
    }
}
