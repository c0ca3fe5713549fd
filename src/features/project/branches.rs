//! Which branches a mirror pushes, in one or two words.

use mirrordeck_domain::model::mirror::Mirror;

/// `all`, `protected`, or the pattern.
pub(super) fn label(mirror: &Mirror) -> String {
    match &mirror.mirror_branch_regex {
        Some(Some(regex)) if !regex.is_empty() => regex.clone(),
        _ if mirror.only_protected_branches => "protected".to_owned(),
        _ => "all".to_owned(),
    }
}
