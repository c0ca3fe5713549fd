//! The person behind the token: <https://docs.gitlab.com/api/users/>.

use crate::api::call::Call;
use crate::api::read;
use crate::model::user::User;

/// Who the token belongs to.
///
/// Also settles what a bare 401 elsewhere means: if this succeeds, the token is good and a role is missing.
pub fn current_user() -> Call<User> {
    Call::get("/user".to_owned(), read::json)
}
