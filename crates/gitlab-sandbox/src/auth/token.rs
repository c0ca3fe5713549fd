//! Tokens of the sandbox: each names a world and a person in it.

use crate::world::WorldName;

/// A token that follows the sandbox's pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The world it names.
    pub(crate) world: WorldName,
    /// The person it stands for.
    pub(crate) person: String,
    /// What kind of token it is.
    pub(crate) kind: TokenKind,
}

/// Kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A personal access token.
    Personal(PersonalToken),
    /// An OAuth access token with the scope `api`.
    OAuth,
}

/// How a personal access token differs from the plain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PersonalToken {
    /// Scope `api`.
    Api,
    /// Scope `read_api`.
    ReadApi,
    /// Scope `read_user`.
    ReadUser,
    /// Past its date.
    Expired,
    /// Taken back.
    Revoked,
    /// Fine-grained, without the permissions on remote mirrors.
    Granular,
}

impl PersonalToken {
    const WORDS: [(&str, Self); 6] = [
        ("", Self::Api),
        ("read_api", Self::ReadApi),
        ("read_user", Self::ReadUser),
        ("expired", Self::Expired),
        ("revoked", Self::Revoked),
        ("granular", Self::Granular),
    ];

    /// The scopes as `/personal_access_tokens/self` lists them.
    pub(crate) const fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::Api | Self::Expired | Self::Revoked => &["api"],
            Self::ReadApi => &["read_api"],
            Self::ReadUser => &["read_user"],
            Self::Granular => &["granular"],
        }
    }
}

impl Token {
    /// Reads `glpat-<world>-<person>[.<kind>]` and `oauth-<world>-<person>`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (form, rest) = text.split_once('-')?;
        let (world, person) = rest.split_once('-')?;
        let world = WorldName::parse(world)?;
        let (person, word) = person.split_once('.').unwrap_or((person, ""));
        let kind = match form {
            "glpat" => {
                let known = PersonalToken::WORDS
                    .iter()
                    .find(|(known, _)| *known == word)?;
                TokenKind::Personal(known.1)
            }
            // What follows the dot tells tokens of one person apart after a refresh.
            "oauth" => TokenKind::OAuth,
            _ => return None,
        };
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let is_name = !person.is_empty() && person.chars().all(fits);
        is_name.then(|| Self {
            world,
            person: person.to_owned(),
            kind,
        })
    }

    /// The world a job token `job-<world>` names.
    pub(crate) fn world_of_job(text: &str) -> Option<WorldName> {
        WorldName::parse(text.strip_prefix("job-")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str, TokenKind)>) {
        let read = Token::parse(text);
        let read = read
            .as_ref()
            .map(|token| (token.world.as_str(), token.person.as_str(), token.kind));
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn a_token_names_a_world_and_a_person() {
        let personal = TokenKind::Personal;
        check(
            "glpat-demo-maintainer",
            Some(("demo", "maintainer", personal(PersonalToken::Api))),
        );
        check(
            "glpat-w1-developer.read_api",
            Some(("w1", "developer", personal(PersonalToken::ReadApi))),
        );
        check(
            "glpat-w1-maintainer.granular",
            Some(("w1", "maintainer", personal(PersonalToken::Granular))),
        );
        check(
            "oauth-w1-maintainer",
            Some(("w1", "maintainer", TokenKind::OAuth)),
        );
    }

    #[test]
    fn anything_else_is_no_token() {
        for text in [
            "",
            "nope",
            "glpat-demo",
            "glpat-Demo-maintainer",
            "glpat-demo-maintainer.sudo",
            "glpat-demo-",
            "job-demo",
            "x-demo-maintainer",
        ] {
            check(text, None);
        }
    }
}
