//! Which permission of a fine-grained token a call needs.
//!
//! <https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/>; each route of
//! `lib/api/remote_mirrors.rb` names its own, seen in 18.x.

use crate::api::call::Method;

/// GitLab's name of the permission, for calls about push mirrors. `path` is that of the call, or a whole address.
pub fn needed(method: Method, path: &str) -> Option<&'static str> {
    let path = path.split('?').next().unwrap_or(path);
    let (_, below) = path.split_once("/remote_mirrors")?;
    let last = below.rsplit('/').next().unwrap_or_default();
    Some(match (method, last) {
        (Method::Get, "public_key") => "read_remote_mirror_public_key",
        (Method::Get, _) => "read_remote_mirror",
        (Method::Post, "sync") => "sync_remote_mirror",
        (Method::Post, _) => "create_remote_mirror",
        (Method::Put, _) => "update_remote_mirror",
        (Method::Delete, _) => "delete_remote_mirror",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::call::Call;
    use crate::api::mirror_changes::MirrorChanges;
    use crate::api::mirrors;
    use crate::api::users::current_user;
    use crate::model::id::{MirrorId, ProjectId};

    fn of<T>(call: &Call<T>) -> Option<&'static str> {
        needed(call.method, &call.path)
    }

    #[test]
    fn each_call_about_push_mirrors_has_its_permission() {
        let (project, mirror) = (ProjectId(42), MirrorId(7));
        assert_eq!(
            of(&mirrors::get_mirror(project, mirror)),
            Some("read_remote_mirror")
        );
        assert_eq!(
            of(&mirrors::sync_mirror(project, mirror)),
            Some("sync_remote_mirror")
        );
        assert_eq!(
            of(&mirrors::delete_mirror(project, mirror)),
            Some("delete_remote_mirror")
        );
        let change = mirrors::update_mirror(project, mirror, &MirrorChanges::default());
        assert_eq!(of(&change), Some("update_remote_mirror"));
        let key = mirrors::get_public_key(project, mirror);
        assert_eq!(of(&key), Some("read_remote_mirror_public_key"));
        assert_eq!(of(&current_user()), None);
        let list = "https://h/api/v4/projects/42/remote_mirrors?per_page=100";
        assert_eq!(needed(Method::Get, list), Some("read_remote_mirror"));
        assert_eq!(needed(Method::Post, list), Some("create_remote_mirror"));
    }
}
