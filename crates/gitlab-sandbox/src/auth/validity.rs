//! Whether a token of the right form is good in a world, and what for.

use super::token::{PersonalToken, Token, TokenKind};
use crate::{
    http::ApiError,
    world::{Person, World},
};

impl Token {
    /// The person the token stands for, if the world knows them.
    pub(crate) fn person(&self, world: &World) -> Result<Person, ApiError> {
        let here = (self.world == world.name).then(|| world.people.get(&self.person));
        here.flatten().cloned().ok_or_else(ApiError::unauthorized)
    }

    /// Refuses a token that is past its date, was taken back, or was never issued.
    pub(crate) fn check(&self, world: &World, text: &str) -> Result<(), ApiError> {
        if world.revoked.contains(text) {
            return Err(ApiError::revoked_token());
        }
        match self.kind {
            TokenKind::Personal(PersonalToken::Expired) => Err(ApiError::expired_token()),
            TokenKind::Personal(PersonalToken::Revoked) => Err(ApiError::revoked_token()),
            TokenKind::Personal(_) => Ok(()),
            TokenKind::OAuth if is_standing(text) => Ok(()),
            TokenKind::OAuth => match world.oauth.issued(text) {
                Some(issued) if issued.is_expired(world.now()) => Err(ApiError::expired_token()),
                Some(_) => Ok(()),
                None => Err(ApiError::unauthorized()),
            },
        }
    }

    /// What the token may do, in GitLab's words.
    pub(crate) fn scopes(&self, world: &World, text: &str) -> Vec<String> {
        let issued = world.oauth.issued(text);
        match (self.kind, issued) {
            (TokenKind::Personal(kind), _) => {
                kind.scopes().iter().map(ToString::to_string).collect()
            }
            (TokenKind::OAuth, None) => vec!["api".to_owned()],
            (TokenKind::OAuth, Some(issued)) => {
                issued.scope.split_whitespace().map(str::to_owned).collect()
            }
        }
    }
}

/// Whether this is the OAuth token every person has from the beginning; issued ones have a number.
fn is_standing(text: &str) -> bool {
    !text.contains('.')
}
