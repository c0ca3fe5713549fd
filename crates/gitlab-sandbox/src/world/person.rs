//! People: everybody a token can stand for.

/// A person of a world, named by the token's third part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// The user id.
    pub(crate) id: u64,
    /// The user name, which is also the word in the token.
    pub(crate) username: String,
    /// The name shown.
    pub(crate) name: String,
    /// Whether the person administers the instance.
    pub(crate) is_admin: bool,
}

impl Person {
    /// The people every world has.
    pub(crate) fn everywhere() -> Vec<Self> {
        [
            (1, "admin", "Ada Administrator", true),
            (2, "maintainer", "Mika Maintainer", false),
            (3, "developer", "Devi Developer", false),
            (4, "outsider", "Otto Outsider", false),
        ]
        .into_iter()
        .map(|(id, username, name, is_admin)| Self {
            id,
            username: username.to_owned(),
            name: name.to_owned(),
            is_admin,
        })
        .collect()
    }
}
