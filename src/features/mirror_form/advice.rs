//! What is worth knowing before the form is sent, though nothing forbids it.

use mirrordeck_domain::model::capabilities::{Availability, Capabilities};
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::target_url::{self, CanonicalTarget, TargetWarning};
use mirrordeck_domain::model::version::Version;
use mirrordeck_language::{count, text};

use super::entries::{Entries, Field, ON};
use super::reading::is_offered;
use super::wording;

/// Enabled mirrors of a project that GitLab syncs.
const LIMIT: usize = 10;
/// From here on GitLab stores and sends every character of a credential as it was given.
const READS_RAW: Version = Version::new(18, 0);

/// What is to be said about a new target, as sentences.
pub(super) fn of_new_target(
    entries: &Entries,
    capabilities: &Capabilities,
    mirrors: &[Mirror],
) -> Vec<String> {
    let (address, user) = (entries.of(Field::Address).trim(), entries.of(Field::User));
    let mut advice = Vec::new();
    // Nothing is known of the target before its address can be read.
    if target_url::check(address, "").is_err() {
        return advice;
    }
    let reads_raw = capabilities
        .version()
        .is_some_and(|version| version >= READS_RAW);
    let applies = |warning: &TargetWarning| match warning {
        TargetWarning::OddUser | TargetWarning::OddSecret => !reads_raw,
        _ => true,
    };
    let warnings = target_url::warnings(address, user, &entries.secret());
    advice.extend(
        warnings
            .into_iter()
            .filter(applies)
            .map(|warning| text(wording::warning(warning)).to_owned()),
    );
    let target = CanonicalTarget::of(address);
    let is_same = |mirror: &&Mirror| {
        target.is_some() && mirror.url.as_deref().and_then(CanonicalTarget::of) == target
    };
    if let Some(twin) = mirrors.iter().find(is_same) {
        advice.push(text(twin_exists(twin.enabled)).to_owned());
    }
    if entries.is_ssh() {
        advice.extend(of_host_keys(entries, capabilities, 0));
    }
    if entries.is_ssh() && entries.has_key() && !is_offered(capabilities.public_key()) {
        advice.push(text("This GitLab shows the public key only on its own page, under Settings, Repository. You will need it for the target.").to_owned());
    }
    advice
}

/// What is to be said about a target that stays as it is.
pub(super) fn of_known_target(
    entries: &Entries,
    before: &Mirror,
    capabilities: &Capabilities,
) -> Vec<String> {
    let stored = before.host_keys.as_ref().map_or(0, Vec::len);
    let advice = entries
        .is_ssh()
        .then(|| of_host_keys(entries, capabilities, stored));
    advice.flatten().into_iter().collect()
}

const fn twin_exists(is_enabled: bool) -> &'static str {
    if is_enabled {
        "This project already has an enabled mirror to this target. Both would push to it; newest GitLabs refuse the second."
    } else {
        "This project already has a mirror to this target, disabled. Newest GitLabs refuse a second one: delete that one, or enable it."
    }
}

/// Without the target's host key GitLab refuses to speak to it, and only newest servers take one here.
fn of_host_keys(entries: &Entries, capabilities: &Capabilities, stored: usize) -> Option<String> {
    let availability = capabilities.host_keys_input();
    if !is_offered(availability) {
        return (stored == 0).then(|| text("This GitLab takes host keys only on its own page. Until somebody enters them there, under Settings, Repository, pushes over ssh fail with \"Host key verification failed\".").to_owned());
    }
    let has_keys = !entries.host_keys().is_empty() || stored > 0;
    match availability {
        _ if !has_keys => Some(text("Without host keys, pushes over ssh fail with \"Host key verification failed\". Enter those of the target.").to_owned()),
        Availability::Unknown => Some(text("It is not known whether this GitLab takes host keys here. If it ignores them, the mirror will say so.").to_owned()),
        _ => None,
    }
}

/// GitLab refuses the eleventh enabled mirror, or marks it failed.
pub(super) fn of_limit(
    entries: &Entries,
    before: Option<&Mirror>,
    capabilities: &Capabilities,
    mirrors: &[Mirror],
) -> Vec<String> {
    let enabled = mirrors.iter().filter(|mirror| mirror.enabled).count();
    let is_over = entries.is(Field::Enabled, ON)
        && !before.is_some_and(|before| before.enabled)
        && enabled >= LIMIT
        && is_offered(capabilities.enabled_limit());
    let advice = is_over.then(|| {
        count(
            enabled as u64,
            "{0} mirror of this project is enabled, and GitLab syncs no more than 10. Leave this one disabled, or disable another first.",
            "{0} mirrors of this project are enabled, and GitLab syncs no more than 10. Leave this one disabled, or disable another first.",
            &[&enabled.to_string()],
        )
    });
    advice.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::capabilities::Observed;
    use mirrordeck_domain::model::version::Metadata;

    use super::*;
    use crate::features::mirror_form::entries::{KEY, OFF};

    fn server(version: &str) -> Capabilities {
        let metadata: Metadata = serde_json::from_str(&format!(r#"{{"version":"{version}"}}"#))
            .expect("metadata is read leniently");
        Capabilities::detect(Some(&metadata), &Observed::default())
    }

    fn mirror(id: usize, fields: &str) -> Mirror {
        let text = format!(r#"{{"id":{id},"url":"https://*****:*****@h/a{id}.git"{fields}}}"#);
        serde_json::from_str(&text).expect("mirrors are read leniently")
    }

    fn form(fields: &[(Field, &str)]) -> Entries {
        let start = Entries::of_new_mirror()
            .with(Field::User, "u")
            .with(Field::Secret, "p");
        fields
            .iter()
            .fold(start, |entries, (field, text)| entries.with(*field, text))
    }

    /// Some words of each advice, in order.
    fn check(advice: &[String], expected: &[&str]) {
        assert_eq!(advice.len(), expected.len(), "{advice:?}");
        for (text, words) in advice.iter().zip(expected) {
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn a_usual_mirror_needs_no_advice_and_each_doubt_has_its_own() {
        let new = |fields: &[(Field, &str)], version: &str, expected: &[&str]| {
            let mirrors = [mirror(1, ""), mirror(2, r#","enabled":true"#)];
            check(
                &of_new_target(&form(fields), &server(version), &mirrors),
                expected,
            );
        };
        let at = |address: &'static str| (Field::Address, address);
        new(&[], "18.9.0", &[]);
        new(&[at("ftp://h/a")], "18.9.0", &[]);
        new(&[at("https://h/a.git")], "18.9.0", &[]);
        new(&[at("https://H:443/a1")], "18.9.0", &["disabled"]);
        new(&[at("https://h/a2.git")], "18.9.0", &["enabled"]);
        new(&[at("http://h/a.git")], "18.9.0", &["encrypted"]);
        new(
            &[at("https://h/a.git"), (Field::Secret, "p@w")],
            "17.9.0",
            &["special characters"],
        );
        new(
            &[at("https://h/a.git"), (Field::Secret, "p@w")],
            "18.0.0",
            &[],
        );
    }

    #[test]
    fn ssh_is_told_about_host_keys_and_public_keys() {
        let ssh = [(Field::Address, "ssh://h/a.git"), (Field::Auth, KEY)];
        let with_keys = [ssh[0], ssh[1], (Field::HostKeys, "ssh-rsa A")];
        let new = |fields: &[(Field, &str)], version: &str| {
            of_new_target(&form(fields), &server(version), &[])
        };
        check(&new(&ssh, "16.10.0"), &["its own page", "public key"]);
        check(&new(&ssh, "18.9.0"), &["its own page"]);
        check(&new(&ssh, "19.0.0"), &["Without host keys"]);
        check(&new(&with_keys, "18.10.0"), &["not known"]);
        check(&new(&with_keys, "19.0.0"), &[]);
        let before = mirror(1, r#","host_keys":[{"fingerprint_sha256":"SHA256:x"}]"#);
        check(
            &of_known_target(&form(&ssh), &before, &server("19.0.0")),
            &[],
        );
    }

    #[test]
    fn the_eleventh_enabled_mirror_is_warned_of() {
        let mirrors: Vec<Mirror> = (0..10).map(|id| mirror(id, r#","enabled":true"#)).collect();
        let new = |enabled: &str, version: &str| {
            let entries = form(&[(Field::Enabled, enabled)]);
            of_limit(&entries, None, &server(version), &mirrors)
        };
        check(&new(ON, "18.9.0"), &["10 mirrors"]);
        check(&new(OFF, "18.9.0"), &[]);
        check(&new(ON, "18.8.0"), &[]);
        let change =
            |before: &Mirror| of_limit(&form(&[]), Some(before), &server("18.9.0"), &mirrors);
        check(&change(&mirrors[0]), &[]);
        check(&change(&mirror(11, "")), &["10 mirrors"]);
    }
}
