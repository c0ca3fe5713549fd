//! Two rows that every format is tried with.

use std::rc::Rc;
use std::sync::OnceLock;

use crate::model::export::Setting;
use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::matching::Moment;
use crate::model::fleet::row::Row;
use crate::model::fleet::samples::{accounts, project, project_of, row};
use crate::model::timestamp::Timestamp;

/// Shortly after the success of the plain row.
pub(crate) const MOMENT: Moment = Moment {
    now: Timestamp(1_767_330_000_000),
    stale_after_ms: 86_400_000,
};

/// At that moment, with an account of the person and two others.
pub(crate) fn setting() -> Setting<'static> {
    static ACCOUNTS: OnceLock<Accounts> = OnceLock::new();
    let all = [
        ("My work", "https://gitlab.example.com"),
        ("b|<i>`", "https://git.example.net:8443/lab"),
        ("Bot", "https://gitlab.example.com"),
    ];
    Setting {
        accounts: ACCOUNTS.get_or_init(|| accounts(&all)),
        moment: MOMENT,
    }
}

/// A mirror that works.
pub(crate) fn plain() -> Row {
    plain_of(0)
}

/// A mirror that works, read with an account.
pub(crate) fn plain_of(origin: u8) -> Row {
    let keys = r#","update_status":"finished","auth_method":"password",
        "last_update_started_at":"2026-01-02T03:04:00Z","last_update_at":"2026-01-02T03:04:05Z",
        "last_successful_update_at":"2026-01-02T03:04:05Z",
        "host_keys":[{"fingerprint_sha256":"SHA256:a"},{"fingerprint_sha256":"SHA256:b"}]"#;
    row(
        &project_of(origin, 7, "acme/app"),
        101,
        "https://*****:*****@h/a.git",
        keys,
    )
}

/// A failing mirror of which every text is meant to do harm.
pub(crate) fn hostile() -> Row {
    let mut project = (*project(8, "a|b<c>`d`\"e\"\n${f}")).clone();
    project.name = "=1+1".into();
    let keys = r##","update_status":"failed","auth_method":"@\"|","mirror_branch_regex":"^\"${x}\\",
        "last_error":"=cmd|'/c calc'!A0\r\n| <b>\" https://bob:s3cret@h/a?token=s3cret","host_keys":[]"##;
    let url = "https://bob:s3cret@h/%{a}|b<c>`d`\\\"?private_token=s3cret";
    row(&Rc::new(project), 102, url, keys)
}
