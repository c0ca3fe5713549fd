//! The token of this session: <https://docs.gitlab.com/api/personal_access_tokens/#self-inform>.

use crate::api::call::Call;
use crate::api::read;
use crate::model::token::TokenInfo;

/// Name, scopes and expiry of the token in use (15.5).
///
/// Works with any scope. An OAuth token is refused with a 400, which says nothing against it.
pub fn current_token() -> Call<TokenInfo> {
    Call::get("/personal_access_tokens/self".to_owned(), read::json)
}
