//! Everything that can come back instead of what was asked for.

mod reading;

use crate::api::call::{Method, RawResponse};
use crate::api::permission;

/// Why a call did not answer with its value.
///
/// Says what happened, never how to word it; the only foreign text is the server's own message.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// No connection, blocked by CORS, or cut off: script cannot tell which. Retryable on reads.
    Network,
    /// Nothing came within the call's time. Retryable on reads.
    Timeout,
    /// A write was sent and its outcome is not known (cut off, timed out, 5xx): read again before speaking.
    UnknownOutcome(Box<ApiError>),
    /// 401 `invalid_token`: this token will never work again.
    TokenRejected(TokenProblem),
    /// 400 or 401 of the OAuth provider: signing in, or renewing what it gave, was refused.
    SignIn(SignInProblem),
    /// 401 without a reason: unknown token, or the person may not do this here. Not a reason to sign out.
    Unauthorized,
    /// 403 `insufficient_scope` (classic) with the scopes that would do.
    InsufficientScope {
        /// Space separated, as the server said; informative only.
        scope: String,
    },
    /// 403 `insufficient_granular_scope`: a fine-grained token lacks a permission.
    InsufficientGranularScope {
        /// The server's own description.
        description: String,
        /// GitLab's name of the permission, if the call is known to need one.
        permission: Option<&'static str>,
    },
    /// 403 for another reason, with the server's message.
    Forbidden {
        /// The server's own message.
        message: String,
    },
    /// 404 `404 Project Not Found` or `404 Group Not Found`: absent, or hidden from this person.
    ProjectNotFound,
    /// 404 `404 Not found`: the mirror (or another record) is gone.
    RecordNotFound,
    /// 404 `404 Not Found` under `message`: there is no public key.
    NoPublicKey,
    /// 404 under `error`: this server does not know the route (too old, or another edition).
    NoSuchRoute,
    /// 400 of the parameter layer, under `error`.
    BadParameter {
        /// The server's own message.
        message: String,
    },
    /// 400 of the model: messages by attribute (`url`, `base`, ...).
    Invalid {
        /// Attribute and its messages, in the server's order.
        fields: Vec<(String, Vec<String>)>,
    },
    /// 400 with one text: the service refused.
    Refused {
        /// The server's own message.
        message: String,
    },
    /// 301, or 405 on a write: the project has moved; ask by its number.
    Moved,
    /// 405 for another reason, for example a pagination refusal.
    NotAllowed {
        /// The server's own message.
        message: String,
    },
    /// 409 or 412: somebody else changed it meanwhile. Retryable on reads.
    Conflict,
    /// 429: too many requests. Retryable on reads, after a pause of our own choosing.
    Throttled {
        /// The server's own message, trimmed.
        message: String,
    },
    /// 403 read-only or 503 maintenance: GitLab accepts no writes now.
    Maintenance {
        /// The server's own message.
        message: String,
    },
    /// 5xx otherwise. Retryable on reads.
    Server {
        /// HTTP status.
        status: u16,
        /// The server's own message, empty if it was not JSON.
        message: String,
    },
    /// An answer that is not of GitLab's API, such as a proxy's HTML page or a sign-in page.
    /// Retryable on reads if its status is 5xx.
    NotGitLab {
        /// HTTP status.
        status: u16,
        /// Start of the body, credentials masked, for "copy details".
        excerpt: String,
    },
    /// A success whose body could not be read.
    Undecodable {
        /// Verb and path of the call.
        endpoint: String,
        /// What was wrong with it.
        detail: String,
        /// Start of the body, credentials masked, for "copy details".
        excerpt: String,
    },
    /// Any other status.
    Other {
        /// HTTP status.
        status: u16,
        /// The server's own message, or the start of the body.
        message: String,
    },
}

/// Why a token was rejected for good.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenProblem {
    /// Past its expiry date.
    Expired,
    /// Revoked by its owner or an administrator.
    Revoked,
    /// An impersonation token on an instance that forbids them.
    ImpersonationDisabled,
    /// The account demands a proof of possession (DPoP), which a static page does not send.
    ProofRequired,
    /// The sign-in that it came from has ended, and cannot be renewed.
    GrantEnded,
    /// Another reason under the same key.
    Other,
}

/// Why the OAuth provider gives no tokens: the code words of RFC 6749, section 5.2, that need another step each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignInProblem {
    /// `invalid_grant`: the code is too old or was used, or the grant was revoked.
    GrantEnded,
    /// `invalid_client` or `unauthorized_client`: the instance does not know the application, or it needs a secret.
    UnknownClient,
    /// The access token is over, and the server could not be asked for the next one. Retryable: the call was not done.
    NotRenewed,
}

impl ApiError {
    /// The error that an answer is; `None` if it succeeded and its body may be read.
    pub fn from_response(method: Method, response: &RawResponse) -> Option<Self> {
        reading::read_error(method, response)
    }

    /// Whether the same *read* may succeed after a pause. A write is never repeated by itself.
    ///
    /// True for: [`Self::Network`], [`Self::Timeout`], [`Self::Conflict`], [`Self::Throttled`], [`Self::Server`],
    /// [`SignInProblem::NotRenewed`], and
    /// [`Self::NotGitLab`] with a 5xx (a proxy whose backend is away).
    ///
    /// False for everything that a person or an administrator has to change first, for [`Self::Maintenance`], which
    /// lasts until somebody ends it, and for [`Self::UnknownOutcome`], which asks for another call: the list.
    pub const fn is_retryable(&self) -> bool {
        match self {
            Self::Network
            | Self::Timeout
            | Self::Conflict
            | Self::Throttled { .. }
            | Self::Server { .. } => true,
            Self::SignIn(problem) => matches!(problem, SignInProblem::NotRenewed),
            Self::NotGitLab { status, .. } => *status >= 500,
            Self::UnknownOutcome(_)
            | Self::TokenRejected(_)
            | Self::Unauthorized
            | Self::InsufficientScope { .. }
            | Self::InsufficientGranularScope { .. }
            | Self::Forbidden { .. }
            | Self::ProjectNotFound
            | Self::RecordNotFound
            | Self::NoPublicKey
            | Self::NoSuchRoute
            | Self::BadParameter { .. }
            | Self::Invalid { .. }
            | Self::Refused { .. }
            | Self::Moved
            | Self::NotAllowed { .. }
            | Self::Maintenance { .. }
            | Self::Undecodable { .. }
            | Self::Other { .. } => false,
        }
    }

    /// Whether a write that ended so may have happened all the same.
    ///
    /// A success that cannot be read counts, and so does a page that a proxy put in the place of one.
    pub(crate) const fn leaves_outcome_open(&self) -> bool {
        match self {
            Self::Network | Self::Timeout | Self::Server { .. } | Self::Undecodable { .. } => true,
            Self::NotGitLab { status, .. } => *status >= 500 || *status < 400,
            _ => false,
        }
    }

    /// Fills in what only the call knows: the endpoint of an answer that could not be read, the permission that is
    /// lacking.
    pub(crate) fn at(mut self, method: Method, path: &str) -> Self {
        match &mut self {
            Self::Undecodable { endpoint, .. } if endpoint.is_empty() => {
                endpoint.push_str(method.as_str());
                endpoint.push(' ');
                endpoint.push_str(path);
            }
            Self::InsufficientGranularScope { permission, .. } => {
                *permission = permission::needed(method, path);
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests;
