//! The public half of the key pair that GitLab made for a mirror.

use crate::model::json::{Fields, Json, Misfit};

/// An answer that holds a public key.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PublicKey {
    /// `ssh-rsa`, the key, and `git@` with the instance's host; null if GitLab holds no private key.
    pub public_key: Option<String>,
}

impl TryFrom<Json> for PublicKey {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            public_key: fields.optional("public_key"),
        })
    }
}
