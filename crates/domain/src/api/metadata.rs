//! Version and edition of the instance: <https://docs.gitlab.com/api/metadata/>.

use crate::api::call::Call;
use crate::api::read;
use crate::model::version::Metadata;

/// Version and edition (15.2). Needs a token, and keeps working while the instance is in maintenance.
pub fn get_metadata() -> Call<Metadata> {
    Call::get("/metadata".to_owned(), read::json)
}

/// The version on servers that do not know [`get_metadata`].
pub fn get_version() -> Call<Metadata> {
    Call::get("/version".to_owned(), read::json)
}
