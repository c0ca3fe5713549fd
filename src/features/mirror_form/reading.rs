//! What is sent: a new mirror, or the changed settings of one.

use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::api::new_mirror::NewMirror;
use mirrordeck_domain::model::capabilities::{Availability, Capabilities};
use mirrordeck_domain::model::mirror::AuthMethod;
use mirrordeck_domain::model::target_url;

use super::entries::{Entries, FORGET, Field, KEEP, ON, PATTERN, PROTECTED, REPLACE};

/// Whether it makes sense to ask for something: it is there, or only trying will tell.
pub(super) const fn is_offered(availability: Availability) -> bool {
    matches!(availability, Availability::Yes | Availability::Unknown)
}

/// The mirror that the form describes; what the server does not offer is left out.
pub(super) fn new_mirror(entries: &Entries, capabilities: &Capabilities) -> NewMirror {
    let url = target_url::compose(
        entries.of(Field::Address).trim(),
        Some(entries.of(Field::User)),
        Some(&entries.secret()),
    );
    let has_pattern =
        entries.is(Field::Branches, PATTERN) && is_offered(capabilities.branch_regex());
    let auth_method = match capabilities.auth_method() {
        _ if !is_offered(capabilities.auth_method()) => None,
        _ if entries.has_key() => Some(AuthMethod::SshPublicKey),
        Availability::Yes => Some(AuthMethod::Password),
        _ => None,
    };
    NewMirror {
        url,
        enabled: entries.is(Field::Enabled, ON),
        only_protected_branches: entries.is(Field::Branches, PROTECTED),
        keep_divergent_refs: entries.is(Field::Divergence, KEEP)
            && is_offered(capabilities.keep_divergent_refs()),
        auth_method,
        mirror_branch_regex: has_pattern.then(|| entries.of(Field::Pattern).to_owned()),
        host_keys: if entries.is_ssh() && is_offered(capabilities.host_keys_input()) {
            entries.host_keys()
        } else {
            Vec::new()
        },
    }
}

/// What differs between the settings as they were and as they are entered.
pub(super) fn changes(before: &Entries, entries: &Entries) -> MirrorChanges {
    let differs = |field: Field| before.of(field) != entries.of(field);
    let branches = entries.of(Field::Branches);
    let has_new_branches = differs(Field::Branches);
    let has_new_pattern = branches == PATTERN && (has_new_branches || differs(Field::Pattern));
    // Each filter clears the other on the server; only the way back from a pattern to all branches has to say so.
    let (protected, pattern) = match branches {
        PATTERN => (
            None,
            has_new_pattern.then(|| entries.of(Field::Pattern).to_owned()),
        ),
        PROTECTED => (has_new_branches.then_some(true), None),
        _ if has_new_branches && before.is(Field::Branches, PATTERN) => (None, Some(String::new())),
        _ => (has_new_branches.then_some(false), None),
    };
    MirrorChanges {
        enabled: differs(Field::Enabled).then(|| entries.is(Field::Enabled, ON)),
        only_protected_branches: protected,
        keep_divergent_refs: differs(Field::Divergence)
            .then(|| entries.is(Field::Divergence, KEEP)),
        auth_method: differs(Field::Auth).then(|| {
            if entries.has_key() {
                AuthMethod::SshPublicKey
            } else {
                AuthMethod::Password
            }
        }),
        mirror_branch_regex: pattern,
        host_keys: match entries.of(Field::StoredKeys) {
            REPLACE => Some(entries.host_keys()),
            FORGET => Some(Vec::new()),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests;
