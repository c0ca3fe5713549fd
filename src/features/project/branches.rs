//! Which branches a mirror pushes, in one or two words.

use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_language::text;

/// `all`, `protected`, or the pattern.
pub(super) fn label(mirror: &Mirror) -> String {
    match &mirror.mirror_branch_regex {
        Some(Some(regex)) if !regex.is_empty() => regex.clone(),
        _ if mirror.only_protected_branches => text("protected").to_owned(),
        _ => text("all").to_owned(),
    }
}
