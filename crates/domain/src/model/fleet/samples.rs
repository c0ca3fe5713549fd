//! Rows for tests, written as GitLab would answer.

use std::rc::Rc;

use crate::model::fleet::project_info::ProjectInfo;
use crate::model::fleet::row::Row;
use crate::model::id::ProjectId;
use crate::model::mirror::Mirror;
use crate::model::project::Visibility;

/// A private project.
pub(crate) fn project(id: u64, path: &str) -> Rc<ProjectInfo> {
    Rc::new(ProjectInfo {
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
