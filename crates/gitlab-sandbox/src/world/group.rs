//! Groups: every folder in the path of a project is one.

use std::collections::BTreeMap;

/// A group of a world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The group's id.
    pub(crate) id: u64,
    /// The full path, such as `acme/platform`.
    pub(crate) path: String,
    /// The id of the group around it.
    pub(crate) parent: Option<u64>,
    /// Levels of people in the group itself; subgroups and projects inherit them.
    pub(crate) access: BTreeMap<String, u8>,
    /// Projects of other groups that were shared with this one, by path.
    pub(crate) shared: Vec<String>,
}

impl Group {
    /// The last part of the path.
    pub(crate) fn slug(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}
