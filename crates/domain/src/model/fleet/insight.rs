//! Findings that take a look at all mirrors at once.
//!
//! They speak about how mirrors are set up, whether or not they are enabled; only the limit counts enabled ones.

mod homes;
mod local;

use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::flags::Flags;
use crate::model::fleet::folded;
use crate::model::fleet::insight::homes::Homes;
use crate::model::fleet::numbering::Numbering;
use crate::model::fleet::ranks::Ranked;
use crate::model::fleet::row::Row;
use crate::model::project::Visibility;

/// Enabled mirrors per project that are pushed, the first by id; others are marked failed instead (18.9).
///
/// <https://docs.gitlab.com/administration/instance_limits/> and GitLab's merge request 221965.
pub const ENABLED_LIMIT: usize = 10;

/// What the rows themselves do not say.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The accounts with which they were read, each with its instance.
    pub accounts: &'a Accounts,
    /// Hosts on which everybody can read, with all hosts below them.
    pub public_hosts: &'a [String],
}

/// The findings about each row, index by index.
pub fn insight(rows: &[Row], surroundings: &Surroundings) -> Vec<Flags> {
    let mut flags: Vec<Flags> = rows
        .iter()
        .map(|row| of_alone(row, surroundings.public_hosts))
        .collect();
    let homes = Homes::of(surroundings.accounts);
    let mut numbering = Numbering::default();
    let projects: Vec<u32> = rows
        .iter()
        .map(|row| homes.number(numbering.of(&row.project.path), row.project.origin))
        .collect();
    mark_common_targets(rows, &projects, &mut flags);
    mark_over_limit(rows, &projects, surroundings.accounts, &mut flags);
    let paths = numbering.into_texts();
    local::mark(rows, &projects, &paths, &homes, &mut flags);
    flags
}

/// What a row tells without the others.
fn of_alone(row: &Row, public_hosts: &[String]) -> Flags {
    let mut flags = Flags::default();
    let host = row.target.host();
    match row.target.scheme() {
        "http" => flags.insert(Flags::HTTP),
        "ssh" if row.host_keys.as_ref().is_some_and(Vec::is_empty) => {
            flags.insert(Flags::NO_HOST_KEYS);
        }
        _ => {}
    }
    let is_hidden = match row.project.visibility {
        Visibility::Private | Visibility::Internal => true,
        Visibility::Public | Visibility::Unknown => false,
    };
    let is_in = |domain: &String| folded::is_host_in(host, domain);
    if is_hidden && !host.is_empty() && public_hosts.iter().any(is_in) {
        flags.insert(Flags::PUBLIC);
    }
    flags
}

fn mark_common_targets(rows: &[Row], projects: &[u32], flags: &mut [Flags]) {
    let mut numbering = Numbering::default();
    let mut members: Vec<Ranked> = Vec::with_capacity(rows.len());
    for (index, (row, project)) in rows.iter().zip(projects).enumerate() {
        if let Some(canonical) = row.target.canonical() {
            let target = numbering.of(canonical.as_str());
            members.push((u64::from(target), *project, index as u32));
        }
    }
    members.sort_unstable();
    for of_target in members.chunk_by(|one, other| one.0 == other.0) {
        let is_shared =
            of_target.first().map(|member| member.1) != of_target.last().map(|member| member.1);
        for of_project in of_target.chunk_by(|one, other| one.1 == other.1) {
            for (_, _, index) in of_project {
                let flags = &mut flags[*index as usize];
                if is_shared {
                    flags.insert(Flags::SHARED);
                }
                if of_project.len() > 1 {
                    flags.insert(Flags::DUPLICATE);
                }
            }
        }
    }
}

fn mark_over_limit(rows: &[Row], projects: &[u32], accounts: &Accounts, flags: &mut [Flags]) {
    let mut enabled: Vec<Ranked> = Vec::with_capacity(rows.len());
    for (index, (row, project)) in rows.iter().zip(projects).enumerate() {
        let account = accounts.of(row.project.origin);
        if row.enabled && account.is_some_and(|account| account.has_limit) {
            enabled.push((row.id.0, *project, index as u32));
        }
    }
    // By id, so that the mirrors of each project are met in the server's order.
    enabled.sort_unstable();
    let last = enabled.iter().map(|(_, project, _)| *project).max();
    let mut counts = vec![0; last.map_or(0, |last| last as usize + 1)];
    for (_, project, index) in enabled {
        let count = &mut counts[project as usize];
        *count += 1;
        if *count > ENABLED_LIMIT {
            flags[index as usize].insert(Flags::OVER_LIMIT);
        }
    }
}

#[cfg(test)]
mod tests;
