//! Mirrors whose target is a project of an instance of the fleet.

use crate::model::fleet::flags::Flags;
use crate::model::fleet::insight::homes::Homes;
use crate::model::fleet::numbering::Numbering;
use crate::model::fleet::ranks::Ranked;
use crate::model::fleet::row::Row;
use crate::model::instance::InstanceUrl;

/// Marks mirrors of a project to itself, and to a project that has a mirror back.
///
/// `projects` holds the number of each row's project, `paths` the paths of which [`Homes`] made these numbers.
/// GitLab finds a project whatever the case of its path, so that paths are compared folded.
pub(crate) fn mark(
    rows: &[Row],
    projects: &[u32],
    paths: &[&str],
    homes: &Homes<'_>,
    flags: &mut [Flags],
) {
    let mut local: Vec<(usize, u32, String)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for (home, instance) in &homes.instances {
            if let Some(path) = local_path(row, instance) {
                local.push((index, *home, path.to_ascii_lowercase()));
            }
        }
    }
    // Usually there are none, and no path needs to be folded.
    if local.is_empty() {
        return;
    }
    let folded: Vec<String> = paths.iter().map(|path| path.to_ascii_lowercase()).collect();
    let mut numbering = Numbering::default();
    let numbers: Vec<u32> = folded.iter().map(|path| numbering.of(path)).collect();
    let mut edges: Vec<Ranked> = Vec::with_capacity(local.len());
    for (index, home, path) in local {
        let (own, own_home) = homes.parts(projects[index]);
        let from = homes.at(numbers[own as usize], own_home);
        let to = numbering.find(&path);
        match to.map(|to| homes.at(to, home)) {
            Some(to) if to == from => flags[index].insert(Flags::SELF),
            Some(to) => edges.push((u64::from(from), to, index as u32)),
            None => {}
        }
    }
    edges.sort_unstable();
    for (from, to, index) in &edges {
        let back = (u64::from(*to), *from as u32);
        let find = |edge: &Ranked| (edge.0, edge.1).cmp(&back);
        if edges.binary_search_by(find).is_ok() {
            flags[*index as usize].insert(Flags::PING_PONG);
        }
    }
}

/// The path of the project on an instance to which the row pushes.
///
/// Over SSH the port may be any, and a relative root is not part of the path.
fn local_path<'a>(row: &'a Row, instance: &InstanceUrl) -> Option<&'a str> {
    let (scheme, rest) = row.target.canonical()?.as_str().split_once("://")?;
    let (authority, path) = rest.split_once('/')?;
    if scheme.starts_with("http") {
        let below = match instance.root().strip_prefix('/') {
            Some(root) => path.strip_prefix(root)?.strip_prefix('/')?,
            None => path,
        };
        (authority == instance.host()).then_some(below)
    } else {
        let host = row.target.host();
        let rest = instance.host().strip_prefix(host)?;
        (!host.is_empty() && (rest.is_empty() || rest.starts_with(':'))).then_some(path)
    }
}
