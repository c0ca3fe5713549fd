//! Rows for tests, written as GitLab would answer.

use std::rc::Rc;

use crate::model::fleet::accounts::{Account, Accounts};
use crate::model::fleet::origin::Origin;
use crate::model::fleet::project_info::ProjectInfo;
use crate::model::fleet::row::Row;
use crate::model::id::ProjectId;
use crate::model::instance::InstanceUrl;
use crate::model::mirror::Mirror;
use crate::model::project::Visibility;

/// Accounts by name and address, whose servers limit how many mirrors are enabled.
pub(crate) fn accounts(all: &[(&str, &str)]) -> Accounts {
    let account = |(name, instance): &(&str, &str)| Account {
        name: (*name).to_owned(),
        instance: InstanceUrl::parse(instance).ok(),
        has_limit: true,
    };
    Accounts::new(all.iter().map(account).collect())
}

/// A private project.
pub(crate) fn project(id: u64, path: &str) -> Rc<ProjectInfo> {
    project_of(0, id, path)
}

/// A private project that was read with an account.
pub(crate) fn project_of(origin: u8, id: u64, path: &str) -> Rc<ProjectInfo> {
    Rc::new(ProjectInfo {
        origin: Origin(origin),
        id: ProjectId(id),
        name: path.rsplit('/').next().unwrap_or_default().into(),
        path: path.into(),
        web_url: ["https://gitlab.example.com/", path].concat().into(),
        visibility: Visibility::Private,
        archived: false,
    })
}

/// An enabled mirror to a place on `host`, with further keys of the answer (`,"enabled":false`).
pub(crate) fn row(project: &Rc<ProjectInfo>, id: u64, url: &str, keys: &str) -> Row {
    let enabled = if keys.contains("\"enabled\"") {
        ""
    } else {
        r#","enabled":true"#
    };
    let text = format!(r#"{{"id":{id},"url":"{url}"{enabled}{keys}}}"#);
    let mirror: Mirror = serde_json::from_str(&text).expect("the tables hold answers");
    Row::new(project, &mirror)
}
