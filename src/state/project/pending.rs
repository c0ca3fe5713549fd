//! Writes under way, shown as if they were done until the server says otherwise.

use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::model::mirror::Mirror;

/// What is being done to a mirror.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pending {
    /// Settings are being changed.
    Update(MirrorChanges),
    /// A push is being asked for.
    Sync,
    /// It is being deleted.
    Delete,
}

impl Pending {
    /// The mirror as it will be if the server agrees.
    pub(crate) fn applied_to(&self, mut mirror: Mirror) -> Mirror {
        if let Self::Update(changes) = self {
            mirror.enabled = changes.enabled.unwrap_or(mirror.enabled);
            mirror.only_protected_branches = changes
                .only_protected_branches
                .unwrap_or(mirror.only_protected_branches);
            mirror.keep_divergent_refs = changes
                .keep_divergent_refs
                .unwrap_or(mirror.keep_divergent_refs);
        }
        mirror
    }
}
