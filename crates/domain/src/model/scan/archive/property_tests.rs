//! Whatever is written is read as it was, and whatever is read breaks nothing.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use super::*;
use crate::model::fleet::origin::Origin;
use crate::model::id::{MirrorId, ProjectId};
use crate::model::mirror::{AuthMethod, HostKey, UpdateStatus};
use crate::model::project::Visibility;
use crate::model::scan::archive::reading::TIMES;
use crate::model::target_url::{mask_credentials, masked};

/// Text with all that has a meaning in the format.
const TEXT: &str = "[a-z\\\\\t\n\r+=\\-ü@:/]{0,20}";

fn mirror() -> impl Strategy<Value = Mirror> {
    let time = || of(TIMES.prop_map(Timestamp));
    let key = TEXT.prop_map(|fingerprint_sha256| HostKey { fingerprint_sha256 });
    (
        any::<(u64, bool, bool, bool)>(),
        TEXT.prop_map(UpdateStatus::from),
        // Masked before, as the archive would do it.
        of(TEXT.prop_map(|text| masked(&text))),
        (time(), time(), time()),
        of(TEXT.prop_map(|text| mask_credentials(&text))),
        of(TEXT.prop_map(AuthMethod::from)),
        of(of(TEXT)),
        of(vec(key, 0..3)),
    )
        .prop_map(
            |(flags, update_status, url, times, error, auth, regex, keys)| Mirror {
                id: MirrorId(flags.0),
                enabled: flags.1,
                url,
                update_status,
                last_update_at: times.0,
                last_update_started_at: times.1,
                last_successful_update_at: times.2,
                last_error: error,
                only_protected_branches: flags.2,
                keep_divergent_refs: flags.3,
                auth_method: auth,
                host_keys: keys,
                mirror_branch_regex: regex,
            },
        )
}

fn record() -> impl Strategy<Value = Record> {
    let words = vec![
        "not-permitted",
        "gone",
        "network",
        "throttled",
        "server",
        "unreadable",
        "refused",
    ];
    let shown = select(vec![
        Visibility::Private,
        Visibility::Internal,
        Visibility::Public,
        Visibility::Unknown,
    ]);
    let text = || TEXT.prop_map(String::into_boxed_str);
    (
        (any::<(u64, bool)>(), TIMES),
        (text(), text(), text()),
        shown,
        of(select(words)),
        vec(mirror(), 0..5),
    )
        .prop_map(
            |(((id, archived), read_at), (name, path, web_url), visibility, word, mirrors)| {
                let count = mirrors.len().try_into().expect("there are few");
                let failed = word.and_then(|word| End::parse(word, count));
                Record {
                    project: ProjectInfo {
                        origin: Origin::default(),
                        id: ProjectId(id),
                        name,
                        path,
                        web_url,
                        visibility,
                        archived,
                    },
                    read_at: Timestamp(read_at),
                    end: failed.unwrap_or(End::of_mirrors(count)),
                    mirrors,
                }
            },
        )
}

fn written(head: &Head, records: &[Record]) -> String {
    let mut text = String::new();
    head.push(&mut text);
    for record in records {
        push_project(
            &mut text,
            &record.project,
            record.read_at,
            record.end,
            &record.mirrors,
        );
    }
    text
}

fn head() -> Head {
    Head {
        instance: "https://h".to_owned(),
        user: UserId(7),
        begun_at: Timestamp(-1),
        ended_at: None,
        is_given_up: false,
    }
}

proptest! {
    #[test]
    fn everything_is_read_as_it_was_written(
        instance in TEXT,
        user in any::<u64>(),
        begun in TIMES,
        ended in of(TIMES),
        is_given_up in any::<bool>(),
        records in vec(record(), 0..5),
    ) {
        let head = Head {
            instance,
            user: UserId(user),
            begun_at: Timestamp(begun),
            ended_at: ended.map(Timestamp),
            is_given_up,
        };
        let text = written(&head, &records);
        let (read, found) = Head::read(&text).expect("the head is whole");
        prop_assert_eq!(read, head);
        prop_assert_eq!(found.collect::<Vec<_>>(), records);
    }

    #[test]
    fn no_cut_breaks_the_reader(records in vec(record(), 1..4), at in any::<Index>()) {
        let text = written(&head(), &records);
        let end = text.floor_char_boundary(at.index(text.len()));
        if let Ok((_, found)) = Head::read(&text[..end]) {
            let found: Vec<_> = found.collect();
            prop_assert!(records.starts_with(&found));
        }
    }

    #[test]
    fn no_damage_breaks_the_reader(
        records in vec(record(), 1..4),
        at in any::<Index>(),
        with in "[PM0-9\t\n\\\\+ü]{0,6}",
    ) {
        let mut text = written(&head(), &records);
        let at = text.floor_char_boundary(at.index(text.len()));
        text.insert_str(at, &with);
        if let Ok((_, found)) = Head::read(&text) {
            prop_assert!(found.count() <= records.len() + with.len());
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "(mirrordeck-fleet\t1\th\t7\t1\t1\t0\n)?([PM]\t[-0-9a-z\t\\\\+]{0,30}\n){0,8}") {
        if let Ok((_, found)) = Head::read(&text) {
            prop_assert!(found.count() <= 8);
        }
    }
}
