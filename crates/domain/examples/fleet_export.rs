//! Writes an export of mirrors that are meant to do harm: `fleet_export csv`, for the tests in `tests/python`.
//!
//! Standard output is the export, and `fleet_export texts` is what programs should read out of it, as JSON.

use std::{env, rc::Rc};

use serde_json::{Value, json};

use mirrordeck_domain::model::export::{Format, Setting};
use mirrordeck_domain::model::fleet::accounts::{Account, Accounts};
use mirrordeck_domain::model::fleet::matching::Moment;
use mirrordeck_domain::model::fleet::origin::Origin;
use mirrordeck_domain::model::fleet::project_info::ProjectInfo;
use mirrordeck_domain::model::fleet::row::Row;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::project::Visibility;
use mirrordeck_domain::model::timestamp::Timestamp;

/// Texts that mean something to one format or another.
const TEXTS: [&str; 16] = [
    "plain",
    "größe 版",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "a,\"b\",c",
    "a\r\nb\nc",
    "|`<b>`|&amp;",
    "${var.a} %{if true}",
    "$${a} %%{b} $ % $$",
    "\\\"\\n\\",
    "\u{1}\u{7f}\u{2028}",
];

fn main() {
    let word = env::args().nth(1).unwrap_or_default();
    if word == "texts" {
        println!("{}", json!(TEXTS));
        return;
    }
    let format = Format::ALL
        .into_iter()
        .find(|format| format.extension() == word)
        .expect("usage: fleet_export csv|json|md|tf|texts");
    let rows: Vec<Row> = (1..).zip(TEXTS).map(|(id, text)| row(id, text)).collect();
    let order = (0..).take(rows.len()).collect();
    let accounts = Accounts::new(vec![Account {
        name: TEXTS.concat(),
        instance: InstanceUrl::parse("https://gitlab.example.com").ok(),
        has_limit: true,
    }]);
    let setting = Setting {
        accounts: &accounts,
        moment: Moment {
            now: Timestamp(1_767_323_045_678),
            stale_after_ms: 86_400_000,
        },
    };
    for piece in format.write(&rows, order, setting) {
        print!("{piece}");
    }
}

/// A mirror that says the text wherever it can, with credentials that must not be seen.
fn row(id: u64, text: &str) -> Row {
    let project = ProjectInfo {
        origin: Origin::default(),
        id: ProjectId(id),
        name: text.into(),
        path: text.into(),
        web_url: "https://gitlab.example.com/a".into(),
        visibility: Visibility::Public,
        archived: id.is_multiple_of(2),
    };
    let mirror: Value = json!({
        "id": 100 + id,
        "enabled": !id.is_multiple_of(3),
        "url": format!("https://bob:s3cret@h/{text}/a.git?token=s3cret"),
        "update_status": "failed",
        "last_update_at": "2026-01-02T03:04:05Z",
        "last_error": format!("{text} https://bob:s3cret@h/a"),
        "mirror_branch_regex": text,
        "host_keys": [{"fingerprint_sha256": text}],
        "auth_method": if id.is_multiple_of(2) { "password" } else { "handshake" },
    });
    let mirror: Mirror = serde_json::from_value(mirror).expect("mirrors are read leniently");
    Row::new(&Rc::new(project), &mirror)
}
