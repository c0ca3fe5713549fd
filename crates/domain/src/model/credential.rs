//! What a session shows to the server: a token that a person made, or a grant from signing in.

use crate::model::secret::Secret;
use crate::model::timestamp::Timestamp;

/// The longest time before its end at which an access token is renewed, in milliseconds.
const LONGEST_LEAD_MS: i64 = 5 * 60 * 1_000;

/// What a session shows to the server.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Credential {
    /// A personal, project or group access token. It ends on its day and cannot be renewed from here.
    Token(Secret),
    /// What a person granted by signing in with GitLab.
    Grant(Grant),
}

/// A pair of OAuth tokens. Renewing replaces both, and the old pair is dead from then on.
///
/// <https://docs.gitlab.com/api/oauth2/#authorization-code-with-proof-key-for-code-exchange-pkce>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Grant {
    /// The application it was granted to.
    pub client_id: String,
    /// Goes with every call.
    pub access: Secret,
    /// Buys the next pair, once.
    pub refresh: Secret,
    /// When the access token was received, by the clock of this device.
    pub received_at: Timestamp,
    /// How long the access token lives from then on, in milliseconds.
    pub lifetime_ms: i64,
}

impl Credential {
    /// The names of the headers that carry one.
    pub const HEADERS: [&str; 2] = ["PRIVATE-TOKEN", "Authorization"];

    /// The header that carries it: its name and its value.
    ///
    /// OAuth tokens are read from `Authorization` only:
    /// <https://docs.gitlab.com/api/rest/authentication/>.
    pub fn header(&self) -> (&'static str, String) {
        match self {
            Self::Token(token) => (Self::HEADERS[0], token.expose().to_owned()),
            Self::Grant(grant) => (
                Self::HEADERS[1],
                ["Bearer ", grant.access.expose()].concat(),
            ),
        }
    }

    /// The grant, if it is one.
    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Self::Token(_) => None,
            Self::Grant(grant) => Some(grant),
        }
    }
}

impl Grant {
    /// Whether it should be renewed before the next call: in the last twelfth of its life, which for
    /// GitLab's two hours is limited to five minutes.
    ///
    /// Both moments are of one clock, so that a clock that is wrong does no harm. One that was set back
    /// since makes it due as well.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let age = now.since(self.received_at);
        let lead = (self.lifetime_ms / 12).min(LONGEST_LEAD_MS);
        age < 0 || age >= self.lifetime_ms - lead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(lifetime_ms: i64) -> Grant {
        Grant {
            client_id: "app".to_owned(),
            access: Secret::new("a"),
            refresh: Secret::new("r"),
            received_at: Timestamp(1_000_000),
            lifetime_ms,
        }
    }

    #[test]
    fn a_grant_is_renewed_shortly_before_its_end() {
        let check = |lifetime_ms: i64, age_ms: i64, expected: bool| {
            let now = Timestamp(1_000_000 + age_ms);
            let is_due = grant(lifetime_ms).is_due(now);
            assert_eq!(is_due, expected, "{lifetime_ms} {age_ms}");
        };
        let two_hours = 7_200_000;
        check(two_hours, 0, false);
        check(two_hours, 6_899_999, false);
        check(two_hours, 6_900_000, true);
        check(two_hours, 9_000_000, true);
        check(two_hours, -1, true);
        check(12_000, 10_999, false);
        check(12_000, 11_000, true);
        check(0, 0, true);
    }

    #[test]
    fn each_kind_has_its_header() {
        let token = Credential::Token(Secret::new("glpat-x"));
        assert_eq!(token.header(), ("PRIVATE-TOKEN", "glpat-x".to_owned()));
        let grant = Credential::Grant(grant(1));
        assert_eq!(grant.header(), ("Authorization", "Bearer a".to_owned()));
    }

    #[test]
    fn neither_kind_shows_its_secret() {
        let shown = format!("{:?}", Credential::Grant(grant(1)));
        assert!(
            !shown.contains("\"a\"") && !shown.contains("\"r\""),
            "{shown}"
        );
    }
}
