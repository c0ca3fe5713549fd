//! Finding out whose a credential is and what it may do, before a session begins.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::{metadata, oauth, tokens, users};
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::token::{TokenAccess, TokenInfo};
use mirrordeck_domain::model::user::User;
use mirrordeck_domain::model::version::Metadata;

use crate::state::client::Client;

/// What the instance says about a token and itself.
///
/// Each part can be missing: older servers, fine-grained tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Profile {
    /// Who we are.
    pub(crate) user: Option<User>,
    /// The token's name, scopes and expiry.
    pub(crate) token: Option<TokenInfo>,
    /// The server's version and edition.
    pub(crate) metadata: Option<Metadata>,
}

impl Profile {
    /// What the token allows; without knowledge everything is tried and the server decides.
    pub(crate) fn access(&self) -> TokenAccess {
        self.token
            .as_ref()
            .map_or(TokenAccess::Full, TokenInfo::access)
    }
}

/// Asks for everything that is to be known.
///
/// # Errors
/// The first error that makes a session impossible.
/// What an older server or a smaller token merely cannot say is left out.
pub(crate) async fn probe(
    client: Client,
    instance: &InstanceUrl,
    credential: &Credential,
) -> Result<Profile, ApiError> {
    let shown = Some(credential);
    let user = optional(client.run(&users::current_user(), instance, shown).await)?;
    let about = match credential {
        Credential::Token(_) => tokens::current_token(),
        Credential::Grant(_) => oauth::token_info(),
    };
    let info = optional(client.run(&about, instance, shown).await)?;
    let metadata = match client.run(&metadata::get_metadata(), instance, shown).await {
        Err(ApiError::NoSuchRoute) => {
            optional(client.run(&metadata::get_version(), instance, shown).await)?
        }
        answer => optional(answer)?,
    };
    Ok(Profile {
        user,
        token: info,
        metadata,
    })
}

/// What a server of its age, or a token of its kind, may refuse without being useless.
fn optional<T>(answer: Result<T, ApiError>) -> Result<Option<T>, ApiError> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(
            ApiError::NoSuchRoute
            | ApiError::InsufficientGranularScope { .. }
            | ApiError::Refused { .. },
        ) => Ok(None),
        Err(error) => Err(error),
    }
}
