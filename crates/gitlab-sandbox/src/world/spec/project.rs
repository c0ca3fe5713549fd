//! Projects and groups in a scene.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{mirror::MirrorSpec, pull_mirror::PullMirrorSpec};
use crate::{
    mirror::moment::Moment,
    world::{Person, Project, Visibility, World},
};

/// A group that says more than the paths of projects do.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupSpec {
    id: Option<u64>,
    path: String,
    #[serde(default)]
    access: BTreeMap<String, u8>,
    #[serde(default)]
    shared: Vec<String>,
}

impl GroupSpec {
    /// Adds the group to a world.
    pub(super) fn add_to(self, world: &mut World) -> Result<(), String> {
        check_path(&self.path)?;
        let id = world.add_group(self.id, &self.path)?;
        meet(world, &self.access)?;
        world.settle_group(id, self.access, self.shared);
        Ok(())
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum VisibilitySpec {
    Private,
    Internal,
    Public,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ProjectSpec {
    pub(super) id: Option<u64>,
    path: String,
    visibility: VisibilitySpec,
    archived: bool,
    repository: bool,
    pending_delete: bool,
    old_paths: Vec<String>,
    protected_branches: Vec<String>,
    branches: Vec<String>,
    lfs_objects_size: u64,
    access: BTreeMap<String, u8>,
    mirrors: Vec<MirrorSpec>,
    pull_mirror: Option<PullMirrorSpec>,
    destroy_error: Option<String>,
    create_error: Option<String>,
    endpoint_limit: Option<u64>,
}

impl Default for ProjectSpec {
    fn default() -> Self {
        Self {
            id: None,
            path: String::new(),
            visibility: VisibilitySpec::Private,
            archived: false,
            repository: true,
            pending_delete: false,
            old_paths: Vec::new(),
            protected_branches: vec!["main".to_owned()],
            branches: vec!["main".to_owned()],
            lfs_objects_size: 0,
            access: BTreeMap::from([("maintainer".to_owned(), 40), ("developer".to_owned(), 30)]),
            mirrors: Vec::new(),
            pull_mirror: None,
            destroy_error: None,
            create_error: None,
            endpoint_limit: None,
        }
    }
}

impl ProjectSpec {
    /// Takes the ids its mirrors ask for, before any is made up.
    pub(super) fn reserve_ids(&self, world: &mut World) -> Result<(), String> {
        for id in self.mirrors.iter().filter_map(|mirror| mirror.id) {
            world.reserve_mirror_id(id)?;
        }
        Ok(())
    }

    /// The project as it is stored; takes ids from the world where the scene gives none.
    pub(super) fn into_project(self, world: &mut World, now: Moment) -> Result<Project, String> {
        check_path(&self.path)?;
        meet(world, &self.access)?;
        let id = self.id.unwrap_or_else(|| world.free_project_id());
        let place = |error: String| format!("project `{}`: {error}", self.path);
        let mut mirrors = BTreeMap::new();
        for spec in self.mirrors {
            let mirror_id = match spec.id {
                Some(id) => id,
                None => world.take_mirror_id(),
            };
            let mirror = spec.into_mirror(mirror_id, now).map_err(place)?;
            mirrors.insert(mirror_id, mirror);
        }
        let pull_mirror = self
            .pull_mirror
            .map(|spec| spec.into_pull_mirror(id).map_err(place))
            .transpose()?;
        Ok(Project {
            id,
            visibility: match self.visibility {
                VisibilitySpec::Private => Visibility::Private,
                VisibilitySpec::Internal => Visibility::Internal,
                VisibilitySpec::Public => Visibility::Public,
            },
            archived: self.archived,
            repository: self.repository,
            pending_delete: self.pending_delete,
            old_paths: self.old_paths,
            protected_branches: self.protected_branches,
            branches: self.branches,
            lfs_objects_size: self.lfs_objects_size,
            access: self.access,
            mirrors,
            pull_mirror,
            destroy_error: self.destroy_error,
            create_error: self.create_error,
            endpoint_limit: self.endpoint_limit,
            endpoint_requests: 0,
            mirror_override: None,
            created_at: created_at(id, now),
            last_activity_at: now.plus_seconds(-hours(id % 90)),
            path: self.path,
        })
    }
}

/// Projects came one after another, in the order of their ids, over the last years.
fn created_at(id: u64, now: Moment) -> Moment {
    now.plus_seconds(-hours(24 * 700))
        .plus_seconds(i64::try_from(id % 10_000_000).unwrap_or(0))
}

fn hours(hours: u64) -> i64 {
    i64::try_from(hours * 3600).unwrap_or(0)
}

fn check_path(path: &str) -> Result<(), String> {
    let fits = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    if path.split('/').all(fits) {
        Ok(())
    } else {
        Err(format!("path: `{path}` is none"))
    }
}

/// Lets everybody who is named in an `access` have a token.
fn meet(world: &mut World, access: &BTreeMap<String, u8>) -> Result<(), String> {
    for name in access.keys() {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if name.is_empty() || !name.chars().all(fits) {
            return Err(format!("access: `{name}` is no name of a person"));
        }
        let id = u64::try_from(world.people.len()).expect("people fit 64 bits") + 1;
        world.people.entry(name.clone()).or_insert_with(|| Person {
            id,
            username: name.clone(),
            name: name.clone(),
            is_admin: false,
        });
    }
    Ok(())
}
