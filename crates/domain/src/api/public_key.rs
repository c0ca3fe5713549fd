//! The public half of the key pair that GitLab made for a mirror.

use serde::Deserialize;

/// An answer that holds a public key.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
pub struct PublicKey {
    /// `ssh-rsa`, the key, and `git@` with the instance's host; null if GitLab holds no private key.
    #[serde(default)]
    pub public_key: Option<String>,
}
