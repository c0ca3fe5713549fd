//! Push mirrors of a project: <https://docs.gitlab.com/api/remote_mirrors/>.

use crate::api::call::{Call, Method};
use crate::api::mirror_changes::MirrorChanges;
use crate::api::new_mirror::NewMirror;
use crate::api::page::{PER_PAGE, Page};
use crate::api::public_key::PublicKey;
use crate::api::read;
use crate::model::id::{MirrorId, ProjectId};
use crate::model::mirror::Mirror;

/// One page of a project's push mirrors, oldest first.
pub fn list_mirrors(project: ProjectId, page: u32) -> Call<Page<Mirror>> {
    let path = format!("{}?per_page={PER_PAGE}&page={page}", mirrors_path(project));
    Call::get(path, Page::read)
}

/// One push mirror (14.10).
pub fn get_mirror(project: ProjectId, mirror: MirrorId) -> Call<Mirror> {
    Call::get(mirror_path(project, mirror), read::json)
}

/// Creates a push mirror, which does not push yet.
///
/// Never repeat it blindly: nothing about it is unique on most servers, and two mirrors would stand.
pub fn create_mirror(project: ProjectId, mirror: &NewMirror) -> Call<Mirror> {
    Call::write(
        Method::Post,
        mirrors_path(project),
        Some(mirror.to_json()),
        read::json,
    )
}

/// Changes a push mirror in place; enabling it does not push.
pub fn update_mirror(
    project: ProjectId,
    mirror: MirrorId,
    changes: &MirrorChanges,
) -> Call<Mirror> {
    Call::write(
        Method::Put,
        mirror_path(project, mirror),
        Some(changes.to_json()),
        read::json,
    )
}

/// Deletes a push mirror for good, with its secret, its key pair and its host keys (14.10).
///
/// Without `If-Unmodified-Since`: every sync moves the time it is compared with, and no answer shows it.
pub fn delete_mirror(project: ProjectId, mirror: MirrorId) -> Call<()> {
    Call::write(
        Method::Delete,
        mirror_path(project, mirror),
        None,
        read::nothing,
    )
}

/// Asks for a push (16.11). Success only says that it was asked for.
///
/// Sends an empty object, because a maintenance server answers a write without JSON by a redirect.
pub fn sync_mirror(project: ProjectId, mirror: MirrorId) -> Call<()> {
    let path = format!("{}/sync", mirror_path(project, mirror));
    Call::write(Method::Post, path, Some("{}".to_owned()), read::nothing)
}

/// The public key that the target must know (17.9).
pub fn get_public_key(project: ProjectId, mirror: MirrorId) -> Call<PublicKey> {
    Call::get(
        format!("{}/public_key", mirror_path(project, mirror)),
        read::json,
    )
}

/// Path of all push mirrors of a project.
fn mirrors_path(project: ProjectId) -> String {
    format!("/projects/{project}/remote_mirrors")
}

/// Path of one push mirror.
fn mirror_path(project: ProjectId, mirror: MirrorId) -> String {
    format!("{}/{mirror}", mirrors_path(project))
}

#[cfg(test)]
mod tests;
