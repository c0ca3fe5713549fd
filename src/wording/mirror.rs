//! A mirror in few words.

use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::target_url;

/// Its target as host and path, without scheme and credentials.
pub(crate) fn target(mirror: &Mirror) -> String {
    match &mirror.url {
        Some(url) => target_url::shown(url),
        None => "address unreadable by GitLab".to_owned(),
    }
}
