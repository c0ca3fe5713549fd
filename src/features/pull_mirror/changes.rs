//! What of the form differs from the pull mirror as it is: only that is sent.

use mirrordeck_domain::api::pull_mirror_changes::PullMirrorChanges;
use mirrordeck_domain::model::pull_mirror::PullMirror;
use mirrordeck_domain::model::secret::Secret;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Typed {
    /// A new source address; empty leaves the present one.
    pub(super) address: String,
    /// A new user; empty leaves the present one.
    pub(super) user: String,
    /// A new password; empty leaves the present one.
    pub(super) secret: Secret,
    /// Whether to fetch.
    pub(super) is_enabled: bool,
    /// `all`, `protected` or `pattern`.
    pub(super) branches: String,
    /// The pattern.
    pub(super) regex: String,
    /// Whether diverged branches are overwritten.
    pub(super) overwrites: bool,
    /// Whether a fetch starts pipelines.
    pub(super) starts_pipelines: bool,
}

/// The word of a mirror's branch rule in the form.
pub(super) fn branches(mirror: Option<&PullMirror>) -> &'static str {
    match mirror {
        Some(mirror)
            if mirror
                .mirror_branch_regex
                .as_deref()
                .is_some_and(|regex| !regex.is_empty()) =>
        {
            "pattern"
        }
        Some(mirror) if mirror.only_mirror_protected_branches == Some(true) => "protected",
        _ => "all",
    }
}

/// Only what differs.
pub(super) fn changes(typed: &Typed, mirror: Option<&PullMirror>) -> PullMirrorChanges {
    let now = |read: fn(&PullMirror) -> Option<bool>| mirror.and_then(read).unwrap_or(false);
    let differs = |wanted: bool, read| (wanted != now(read)).then_some(wanted);
    let old_branches = branches(mirror);
    let is_pattern = typed.branches == "pattern";
    let old_regex = mirror
        .and_then(|mirror| mirror.mirror_branch_regex.as_deref())
        .unwrap_or_default();
    let new_regex = if is_pattern { typed.regex.trim() } else { "" };
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    PullMirrorChanges {
        enabled: differs(typed.is_enabled, |mirror| mirror.enabled),
        url: filled(&typed.address).map(Secret::new),
        auth_user: filled(&typed.user),
        auth_password: (!typed.secret.is_empty()).then(|| typed.secret.clone()),
        mirror_trigger_builds: differs(typed.starts_pipelines, |mirror| {
            mirror.mirror_trigger_builds
        }),
        only_mirror_protected_branches: (typed.branches != old_branches && !is_pattern)
            .then(|| typed.branches == "protected"),
        mirror_overwrites_diverged_branches: differs(typed.overwrites, |mirror| {
            mirror.mirror_overwrites_diverged_branches
        }),
        mirror_branch_regex: (new_regex != old_regex).then(|| new_regex.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mirror() -> PullMirror {
        serde_json::from_str(
            r#"{"enabled":true,"mirror_trigger_builds":false,"only_mirror_protected_branches":true,
                "mirror_overwrites_diverged_branches":false,"mirror_branch_regex":null}"#,
        )
        .expect("pull mirrors are read leniently")
    }

    fn typed() -> Typed {
        Typed {
            is_enabled: true,
            branches: "protected".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn an_untouched_form_changes_nothing() {
        assert!(changes(&typed(), Some(&mirror())).is_empty());
    }

    #[test]
    fn a_pattern_replaces_protected_only_without_naming_it() {
        let typed = Typed {
            branches: "pattern".to_owned(),
            regex: "^release/".to_owned(),
            ..typed()
        };
        let changes = changes(&typed, Some(&mirror()));
        assert_eq!(changes.mirror_branch_regex.as_deref(), Some("^release/"));
        assert_eq!(changes.only_mirror_protected_branches, None);
    }

    #[test]
    fn a_new_password_alone_is_a_change() {
        let typed = Typed {
            secret: Secret::new("new"),
            ..typed()
        };
        let changes = changes(&typed, Some(&mirror()));
        assert_eq!(changes.auth_password, Some(Secret::new("new")));
        assert_eq!(changes.url, None);
    }
}
