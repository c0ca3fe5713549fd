//! Detection as tables: metadata, observations, feature, answer.

use super::*;
use crate::model::mirror::Mirror;

fn metadata(version: &str) -> Metadata {
    let enterprise = Some(version.ends_with("-ee"));
    Metadata {
        version: version.to_owned(),
        enterprise,
    }
}

fn mirror(keys: &str) -> Mirror {
    serde_json::from_str(&format!(r#"{{"id":1{keys}}}"#)).expect("mirrors are read leniently")
}

fn seen(keys: &str) -> Observed {
    let mut observed = Observed::default();
    observed.learn_from(&mirror(keys));
    observed
}

const AUTH: &str = r#","auth_method":"password""#;
const HOST_KEYS: &str = r#","host_keys":[]"#;
const REGEX: &str = r#","mirror_branch_regex":null"#;

fn since(feature: Feature) -> Availability {
    Availability::Since(feature.since())
}

#[test]
fn a_version_promises_what_came_with_it() {
    let check = |version: &str, available: &[Feature]| {
        let capabilities = Capabilities::detect(Some(&metadata(version)), &Observed::default());
        for feature in Feature::ALL {
            let expected = if available.contains(&feature) {
                Availability::Yes
            } else if feature.is_enterprise() && !version.ends_with("-ee") {
                Availability::NeedsEnterprise
            } else {
                since(feature)
            };
            assert_eq!(
                capabilities.of(feature),
                expected,
                "{feature:?} on {version}"
            );
        }
    };
    use Feature::{
        AuthMethod, BranchRegex, Delete, EnabledLimit, HostKeysShown, KeepDivergentRefs, PublicKey,
        PullMirror, PullMirrorSettings, SingleGet, Sync,
    };
    check("12.9.0", &[]);
    check("13.0.0", &[KeepDivergentRefs]);
    check("14.9.0", &[KeepDivergentRefs]);
    check("14.10.0", &[KeepDivergentRefs, SingleGet, Delete]);
    check(
        "15.6.0-ee",
        &[KeepDivergentRefs, SingleGet, Delete, PullMirror],
    );
    check(
        "16.10.0",
        &[KeepDivergentRefs, SingleGet, Delete, AuthMethod],
    );
    check(
        "16.11.0",
        &[KeepDivergentRefs, SingleGet, Delete, AuthMethod, Sync],
    );
    check(
        "16.11.0-ee",
        &[
            KeepDivergentRefs,
            SingleGet,
            Delete,
            PullMirror,
            BranchRegex,
            AuthMethod,
            Sync,
        ],
    );
    check(
        "17.9.0",
        &[
            KeepDivergentRefs,
            SingleGet,
            Delete,
            AuthMethod,
            Sync,
            PublicKey,
        ],
    );
    check(
        "18.4.0-ee",
        &[
            KeepDivergentRefs,
            SingleGet,
            Delete,
            PullMirror,
            BranchRegex,
            AuthMethod,
            Sync,
            PullMirrorSettings,
            PublicKey,
            HostKeysShown,
        ],
    );
    check(
        "18.9.0",
        &[
            KeepDivergentRefs,
            SingleGet,
            Delete,
            AuthMethod,
            Sync,
            PublicKey,
            HostKeysShown,
            EnabledLimit,
        ],
    );
    let without_enterprise: Vec<_> = Feature::ALL
        .into_iter()
        .filter(|f| !f.is_enterprise())
        .collect();
    check("19.2.0", &without_enterprise);
    check("19.2.0-ee", &Feature::ALL);
}

#[test]
fn host_keys_as_input_are_uncertain_for_some_versions() {
    let input = |version: &str, observed: &Observed| {
        Capabilities::detect(Some(&metadata(version)), observed).host_keys_input()
    };
    let nothing = Observed::default();
    assert_eq!(input("18.9.0", &nothing), since(Feature::HostKeysInput));
    assert_eq!(input("18.10.0", &nothing), Availability::Unknown);
    assert_eq!(input("18.11.0", &nothing), Availability::Unknown);
    assert_eq!(input("19.0.0", &nothing), Availability::Yes);
    let mut observed = Observed::default();
    observed.works(Feature::HostKeysInput);
    assert_eq!(input("18.10.0", &observed), Availability::Yes);
    observed.route_missing(Feature::HostKeysInput);
    assert_eq!(input("18.10.0", &observed), since(Feature::HostKeysInput));
}

#[test]
fn without_a_version_the_answers_date_the_server() {
    let check = |keys: &str, feature: Feature, expected: Availability| {
        let capabilities = Capabilities::detect(None, &seen(keys));
        assert_eq!(capabilities.of(feature), expected, "{keys} {feature:?}");
    };
    let both = [AUTH, HOST_KEYS].concat();
    check("", Feature::AuthMethod, since(Feature::AuthMethod));
    check("", Feature::Sync, since(Feature::Sync));
    check("", Feature::HostKeysInput, since(Feature::HostKeysInput));
    check("", Feature::Delete, Availability::Unknown);
    check("", Feature::PullMirror, Availability::Unknown);
    check(AUTH, Feature::AuthMethod, Availability::Yes);
    check(AUTH, Feature::Delete, Availability::Yes);
    check(AUTH, Feature::KeepDivergentRefs, Availability::Yes);
    check(AUTH, Feature::Sync, Availability::Unknown);
    check(AUTH, Feature::PublicKey, Availability::Unknown);
    check(AUTH, Feature::HostKeysShown, since(Feature::HostKeysShown));
    check(AUTH, Feature::EnabledLimit, since(Feature::EnabledLimit));
    check(&both, Feature::Sync, Availability::Yes);
    check(&both, Feature::PublicKey, Availability::Yes);
    check(&both, Feature::EnabledLimit, Availability::Unknown);
    check(&both, Feature::HostKeysInput, Availability::Unknown);
}

#[test]
fn nothing_known_is_nothing_said() {
    let capabilities = Capabilities::detect(None, &Observed::default());
    for feature in Feature::ALL {
        assert_eq!(
            capabilities.of(feature),
            Availability::Unknown,
            "{feature:?}"
        );
    }
    assert_eq!(
        (capabilities.version(), capabilities.edition()),
        (None, Edition::Unknown)
    );
}

#[test]
fn the_pattern_of_branches_tells_the_edition() {
    let regex = |version: Option<&str>, keys: &str| {
        let metadata = version.map(metadata);
        Capabilities::detect(metadata.as_ref(), &seen(keys)).branch_regex()
    };
    assert_eq!(regex(None, REGEX), Availability::Yes);
    assert_eq!(regex(Some("18.5.0-ee"), REGEX), Availability::Yes);
    assert_eq!(regex(Some("18.5.0"), ""), Availability::NeedsEnterprise);
    assert_eq!(regex(Some("15.1.0-ee"), ""), since(Feature::BranchRegex));
    // A server that has host keys is new enough, so that a missing key means the edition.
    assert_eq!(
        regex(None, &[AUTH, HOST_KEYS].concat()),
        Availability::NeedsEnterprise
    );
}

#[test]
fn what_was_seen_outweighs_the_version() {
    let mut observed = Observed::default();
    observed.works(Feature::Sync);
    let old = Capabilities::detect(Some(&metadata("15.0.0")), &observed);
    assert_eq!(old.sync(), Availability::Yes);
    observed.route_missing(Feature::Sync);
    let new = Capabilities::detect(Some(&metadata("18.5.0")), &observed);
    assert_eq!(new.sync(), since(Feature::Sync));
    assert_eq!(new.delete(), Availability::Yes);
}

#[test]
fn an_upgrade_while_the_page_is_open_is_noticed() {
    let mut observed = seen("");
    assert!(observed.has_missed(Feature::AuthMethod));
    observed.learn_from(&mirror(AUTH));
    let capabilities = Capabilities::detect(None, &observed);
    assert_eq!(capabilities.auth_method(), Availability::Yes);
}

#[test]
fn each_method_asks_for_its_own_feature() {
    for feature in Feature::ALL {
        let mut observed = Observed::default();
        observed.route_missing(feature);
        let is_missing = |answer| answer != Availability::Yes;
        let new = Capabilities::detect(Some(&metadata("19.2.0-ee")), &observed);
        let answers = [
            (Feature::KeepDivergentRefs, new.keep_divergent_refs()),
            (Feature::SingleGet, new.single_get()),
            (Feature::Delete, new.delete()),
            (Feature::PullMirror, new.pull_mirror()),
            (Feature::BranchRegex, new.branch_regex()),
            (Feature::AuthMethod, new.auth_method()),
            (Feature::Sync, new.sync()),
            (Feature::PullMirrorSettings, new.pull_mirror_settings()),
            (Feature::PublicKey, new.public_key()),
            (Feature::HostKeysShown, new.host_keys_shown()),
            (Feature::EnabledLimit, new.enabled_limit()),
            (Feature::HostKeysInput, new.host_keys_input()),
        ];
        for (asked, answer) in answers {
            assert_eq!(
                is_missing(answer),
                asked == feature,
                "{asked:?} without {feature:?}"
            );
        }
    }
}
