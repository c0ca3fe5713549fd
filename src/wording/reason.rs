//! Why something cannot be done now, as a sentence for the control that would do it.

use mirrordeck_domain::model::capabilities::{Availability, Capabilities, Feature};
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::mirror::{Mirror, UpdateStatus};
use mirrordeck_language::{fill, text};

/// Why nothing can be changed: by the token's scope or the host's choice.
pub(crate) fn no_write(is_read_only: bool) -> Option<String> {
    is_read_only.then(|| {
        text("You may only look here. Changes need a token with the scope api, and a host of this page that allows them.")
            .to_owned()
    })
}

/// Why a mirror cannot be synced.
pub(crate) fn no_sync(
    mirror: &Mirror,
    health: Health,
    capabilities: &Capabilities,
    is_read_only: bool,
) -> Option<String> {
    let by_state = || {
        let reason = match health {
            Health::Disabled => "GitLab syncs only enabled mirrors. Enable this one first.",
            Health::Stuck => {
                "A push began long ago and has not ended, and GitLab ignores a sync until it has. Push something to the project, which clears it, or add the mirror again."
            }
            Health::Running if mirror.update_status == UpdateStatus::Started => {
                "A push is under way. GitLab ignores a sync until it has ended."
            }
            _ => return None,
        };
        Some(text(reason).to_owned())
    };
    no_sync_of_any(capabilities, is_read_only).or_else(by_state)
}

/// Why no mirror can be synced, whatever its state.
pub(crate) fn no_sync_of_any(capabilities: &Capabilities, is_read_only: bool) -> Option<String> {
    no_write(is_read_only).or_else(|| not_offered("Syncing from here", Feature::Sync, capabilities))
}

/// Why a mirror cannot be deleted.
pub(crate) fn no_delete(capabilities: &Capabilities, is_read_only: bool) -> Option<String> {
    no_write(is_read_only)
        .or_else(|| not_offered("Deleting from here", Feature::Delete, capabilities))
}

/// Why this GitLab does not offer something; nothing if it does, or if only trying will tell.
pub(crate) fn not_offered(
    what: &'static str,
    feature: Feature,
    capabilities: &Capabilities,
) -> Option<String> {
    let what = text(what);
    Some(match capabilities.of(feature) {
        Availability::Yes | Availability::Unknown => return None,
        Availability::NeedsEnterprise => fill(
            "{0} needs GitLab Enterprise Edition; this server is the Community Edition.",
            &[what],
        ),
        Availability::Since(since) => {
            let needed = since.to_string();
            match capabilities.version().filter(|version| *version < since) {
                Some(version) => fill(
                    "{0} needs GitLab {1}; this server is {2}.",
                    &[what, &needed, &version.to_string()],
                ),
                None => fill(
                    "{0} needs GitLab {1}; this server is older.",
                    &[what, &needed],
                ),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::capabilities::Observed;
    use mirrordeck_domain::model::timestamp::Timestamp;
    use mirrordeck_domain::model::version::Metadata;

    use super::*;

    fn server(version: &str) -> Capabilities {
        let metadata: Metadata =
            serde_json::from_str(&format!(r#"{{"version":"{version}","enterprise":false}}"#))
                .expect("metadata is read leniently");
        Capabilities::detect(Some(&metadata), &Observed::default())
    }

    fn mirror(fields: &str) -> Mirror {
        serde_json::from_str(&format!(r#"{{"id":1{fields}}}"#)).expect("mirrors are read leniently")
    }

    #[test]
    fn a_sync_that_gitlab_would_ignore_is_not_offered() {
        let check = |fields: &str, version: &str, is_read_only: bool, expected: Option<&str>| {
            let mirror = mirror(fields);
            let health = Health::of(&mirror, Timestamp(8 * 3_600_000), 86_400_000);
            let reason = no_sync(&mirror, health, &server(version), is_read_only);
            match (&reason, expected) {
                (Some(reason), Some(expected)) => assert!(reason.contains(expected), "{reason}"),
                _ => assert_eq!(reason.as_deref(), expected, "{fields} {version}"),
            }
        };
        let idle = r#","enabled":true,"update_status":"failed""#;
        check(idle, "16.11.0", false, None);
        check(idle, "16.11.0", true, Some("may only look"));
        check(
            idle,
            "14.10.2",
            false,
            Some("Syncing from here needs GitLab 16.11; this server is 14.10."),
        );
        check(r#","enabled":false"#, "18.9.0", false, Some("only enabled"));
        let started = r#","enabled":true,"update_status":"started""#;
        check(started, "18.9.0", false, Some("under way"));
        let stuck = [
            started,
            r#","last_update_started_at":"1970-01-01T00:00:00Z""#,
        ]
        .concat();
        check(&stuck, "18.9.0", false, Some("long ago"));
        check(
            r#","enabled":true,"update_status":"hibernating""#,
            "18.9.0",
            false,
            None,
        );
    }

    #[test]
    fn deleting_needs_a_version_and_a_scope() {
        assert_eq!(no_delete(&server("14.10.0"), false), None);
        assert_eq!(
            no_delete(&server("12.9.0"), false).as_deref(),
            Some("Deleting from here needs GitLab 14.10; this server is 12.9.")
        );
        assert!(no_delete(&server("18.0.0"), true).is_some());
    }

    #[test]
    fn an_edition_is_named_like_a_version() {
        assert_eq!(
            not_offered("A branch pattern", Feature::BranchRegex, &server("18.0.0")).as_deref(),
            Some(
                "A branch pattern needs GitLab Enterprise Edition; this server is the Community Edition."
            )
        );
    }
}
