//! What people have granted to applications: codes that are used once, and pairs of tokens.

use std::collections::HashMap;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::{mirror::moment::Moment, world::WorldName};

/// How long a code may be exchanged, in seconds.
const CODE_LIFETIME: i64 = 600;

/// Codes and tokens of a world.
#[derive(Debug, Default)]
pub(crate) struct Grants {
    codes: HashMap<String, (Grant, Moment)>,
    tokens: HashMap<String, Issued>,
    next: u64,
}

/// What was granted, to whom, and how it has to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grant {
    /// Who granted it.
    pub(super) person: String,
    /// The application.
    pub(super) client: String,
    /// Where the code was sent.
    pub(super) redirect_uri: String,
    /// The scopes, separated by spaces.
    pub(super) scope: String,
    /// The challenge of PKCE.
    pub(super) challenge: Option<String>,
}

/// A pair of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Issued {
    /// Whose it is.
    pub(crate) person: String,
    /// The application.
    pub(crate) client: String,
    /// The scopes, separated by spaces.
    pub(crate) scope: String,
    /// When it was made.
    pub(crate) created: Moment,
    /// How long the access token lives from then on, in seconds.
    pub(crate) lifetime: u32,
    /// The access token.
    pub(crate) access: String,
    /// The refresh token.
    pub(crate) refresh: String,
}

impl Issued {
    /// Whether the access token has outlived itself.
    pub(crate) fn is_expired(&self, now: Moment) -> bool {
        now >= self.created.plus_seconds(i64::from(self.lifetime))
    }
}

impl Grants {
    /// A code for a grant.
    pub(super) fn code(&mut self, world: &WorldName, grant: Grant, now: Moment) -> String {
        let code = format!("code-{world}-{}", self.number());
        self.codes
            .insert(code.clone(), (grant, now.plus_seconds(CODE_LIFETIME)));
        code
    }

    /// Exchanges a code; it is gone then, whether the rest was right or not.
    pub(super) fn exchange(
        &mut self,
        world: &WorldName,
        code: &str,
        fits: impl FnOnce(&Grant) -> bool,
        (now, lifetime): (Moment, u32),
    ) -> Option<Issued> {
        let (grant, until) = self.codes.remove(code)?;
        (now < until && fits(&grant)).then(|| {
            self.issue(
                world,
                &grant.person,
                &grant.client,
                &grant.scope,
                (now, lifetime),
            )
        })
    }

    /// Replaces a pair of tokens by a new one; the old pair is returned too, and dead.
    pub(super) fn refresh(
        &mut self,
        world: &WorldName,
        refresh: &str,
        client: &str,
        (now, lifetime): (Moment, u32),
    ) -> Option<(Issued, Issued)> {
        let access = self.access_of(refresh)?;
        if self.tokens.get(&access)?.client != client {
            return None;
        }
        let old = self.tokens.remove(&access)?;
        let new = self.issue(world, &old.person, &old.client, &old.scope, (now, lifetime));
        Some((old, new))
    }

    /// Takes a pair back, by either of its tokens.
    pub(super) fn revoke(&mut self, token: &str) -> Option<Issued> {
        let access = self.access_of(token).unwrap_or_else(|| token.to_owned());
        self.tokens.remove(&access)
    }

    /// The pair an access token belongs to.
    pub(crate) fn issued(&self, access: &str) -> Option<&Issued> {
        self.tokens.get(access)
    }

    fn access_of(&self, refresh: &str) -> Option<String> {
        let mut issued = self.tokens.values();
        let found = issued.find(|issued| issued.refresh == refresh);
        found.map(|issued| issued.access.clone())
    }

    fn issue(
        &mut self,
        world: &WorldName,
        person: &str,
        client: &str,
        scope: &str,
        (now, lifetime): (Moment, u32),
    ) -> Issued {
        let number = self.number();
        let issued = Issued {
            person: person.to_owned(),
            client: client.to_owned(),
            scope: scope.to_owned(),
            created: now,
            lifetime,
            access: format!("oauth-{world}-{person}.{number}"),
            refresh: format!("refresh-{world}-{number}"),
        };
        self.tokens.insert(issued.access.clone(), issued.clone());
        issued
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

/// Whether a verifier answers a challenge by the method `S256`.
pub(super) fn is_answered(challenge: &str, verifier: &str) -> bool {
    let is_long_enough = (43..=128).contains(&verifier.len());
    is_long_enough && BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == challenge
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_answered() {
        // RFC 7636, appendix B.
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert!(is_answered(
            challenge,
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        ));
        assert!(!is_answered(
            challenge,
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl"
        ));
        assert!(!is_answered(challenge, "short"));
    }
}
