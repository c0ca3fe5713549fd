//! What a scan has collected: projects and the rows of their mirrors, as plain data.
//!
//! Nothing here is a signal. Fleets reach 100,000 mirrors, and only what is on screen may cost more
//! than its data (decision 4).

use std::cell::OnceCell;
use std::rc::Rc;

use mirrordeck_domain::model::fleet::accounts::Accounts;
use mirrordeck_domain::model::fleet::flags::Flags;
use mirrordeck_domain::model::fleet::insight::{Surroundings, insight};
use mirrordeck_domain::model::fleet::news::News;
use mirrordeck_domain::model::fleet::origin::{MirrorKey, Origin, ProjectKey};
use mirrordeck_domain::model::fleet::project_info::ProjectInfo;
use mirrordeck_domain::model::fleet::ranks::Ranks;
use mirrordeck_domain::model::fleet::row::Row;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::mirror::Mirror;

mod twins;

/// The projects of a fleet and their mirrors.
#[derive(Debug, Default)]
pub(crate) struct Collection {
    rows: Vec<Row>,
    /// Worked out when somebody first asks.
    flags: OnceCell<Vec<Flags>>,
    ranks: Ranks,
    projects: Vec<Kept>,
    /// Keys of the projects in order, each with its place in `projects`.
    places: Vec<(ProjectKey, u32)>,
    /// For each account the first one at its instance.
    homes: Vec<Origin>,
    /// The accounts with which all was read, and hosts on which everybody can read.
    accounts: Accounts,
    public_hosts: Vec<String>,
    is_indexed: bool,
}

#[derive(Debug)]
struct Kept {
    info: Rc<ProjectInfo>,
    /// Places of its rows.
    rows: Vec<u32>,
    /// Whether its mirrors were read.
    is_read: bool,
    /// Its rows while another account shows the same project.
    hidden: Option<Vec<Row>>,
}

impl Kept {
    /// How many mirrors are known of it, shown or not.
    fn mirrors(&self) -> usize {
        self.rows.len() + self.hidden.as_ref().map_or(0, Vec::len)
    }
}

impl Collection {
    /// Every mirror.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the mirrors beside it say about each.
    pub(crate) fn flags(&self) -> &[Flags] {
        self.flags.get_or_init(|| {
            insight(
                &self.rows,
                &Surroundings {
                    accounts: &self.accounts,
                    public_hosts: &self.public_hosts,
                },
            )
        })
    }

    /// The order of their texts.
    pub(crate) fn ranks(&self) -> &Ranks {
        &self.ranks
    }

    /// Every project, in the order in which they were found; once, if several accounts see it.
    pub(crate) fn projects(&self) -> impl Iterator<Item = &Rc<ProjectInfo>> + Clone {
        let shown = self.projects.iter().filter(|kept| self.is_foremost(kept));
        shown.map(|kept| &kept.info)
    }

    /// Numbers of the projects that an account sees.
    pub(super) fn ids_of(&self, origin: Origin) -> impl Iterator<Item = ProjectId> {
        let keys = self.places.iter().map(|(key, _)| key);
        keys.filter(move |key| key.origin == origin)
            .map(|key| key.id)
    }

    /// A project by its key.
    pub(crate) fn project(&self, key: ProjectKey) -> Option<&Rc<ProjectInfo>> {
        Some(&self.projects[self.place(key)?].info)
    }

    /// Whether mirrors of a project are known.
    pub(crate) fn has_mirrors(&self, key: ProjectKey) -> bool {
        let place = self.place(key);
        place.is_some_and(|place| self.projects[place].mirrors() > 0)
    }

    /// The place of a mirror among the rows.
    pub(crate) fn find(&self, mirror: MirrorKey) -> Option<u32> {
        let rows = &self.projects[self.place(mirror.project)?].rows;
        rows.iter()
            .copied()
            .find(|row| self.rows[*row as usize].id == mirror.id)
    }

    /// Numbers of the projects of an account that have mirrors, those with most first.
    pub(super) fn promising(&self, origin: Origin) -> Vec<ProjectId> {
        // Packed into numbers, whose sort the app has anyway.
        let mut keys: Vec<u64> = (0..)
            .zip(&self.projects)
            .filter(|(_, project)| project.info.origin == origin && project.mirrors() > 0)
            .map(|(place, project)| (u64::from(u32::MAX - index(project.mirrors())) << 32) | place)
            .collect();
        keys.sort_unstable();
        let id = |key: u64| self.projects[(key & u64::from(u32::MAX)) as usize].info.id;
        keys.into_iter().map(id).collect()
    }

    /// The project of the next row from a place on that is wanted, round and round; the place moves
    /// behind its rows.
    pub(crate) fn next_project(
        &self,
        place: &mut usize,
        is_wanted: impl Fn(&Row) -> bool,
    ) -> Option<ProjectKey> {
        let count = self.rows.len();
        let mut places = (0..count).map(|step| (*place + step) % count);
        let found = places.find(|place| is_wanted(&self.rows[*place]))?;
        let project = self.rows[found].project.key();
        let same = self.rows[found..]
            .iter()
            .take_while(|row| row.project.key() == project);
        *place = found + same.count();
        Some(project)
    }

    /// Adds a project, or takes over its new name.
    pub(crate) fn add(&mut self, info: ProjectInfo) {
        let key = info.key();
        match self.places.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(found) => {
                let kept = &mut self.projects[self.places[found].1 as usize];
                if *kept.info == info {
                    return;
                }
                kept.info = Rc::new(info);
                for row in &kept.rows {
                    self.rows[*row as usize].project = Rc::clone(&kept.info);
                }
                for row in kept.hidden.iter_mut().flatten() {
                    row.project = Rc::clone(&kept.info);
                }
                self.is_indexed = false;
            }
            Err(place) => {
                let number = index(self.projects.len());
                self.places.insert(place, (key, number));
                self.projects.push(Kept {
                    info: Rc::new(info),
                    rows: Vec::new(),
                    is_read: false,
                    hidden: None,
                });
            }
        }
    }

    /// Takes all mirrors of a project in the place of those that were known, adds how they have
    /// turned to the news, and says whether anything changed.
    pub(crate) fn put(&mut self, key: ProjectKey, mirrors: &[Mirror], news: &mut News) -> bool {
        let Some(place) = self.place(key) else {
            return false;
        };
        let info = Rc::clone(&self.projects[place].info);
        let new = mirrors.iter().map(|mirror| Row::new(&info, mirror));
        let mut new: Vec<Row> = new.collect();
        self.projects[place].is_read = true;
        // The account that shows the project tells what is new of it.
        if let Some(hidden) = &mut self.projects[place].hidden {
            *hidden = new;
            return false;
        }
        let known = &self.projects[place].rows;
        for row in &mut new {
            let mut earlier = known.iter().map(|known| &self.rows[*known as usize]);
            if let Some(earlier) = earlier.find(|earlier| earlier.id == row.id)
                && let Some(transition) = row.follow(earlier)
            {
                news.add(row, transition);
            }
        }
        let is_same = |(known, new): (&u32, &Row)| self.rows[*known as usize].id == new.id;
        if known.len() == new.len() && known.iter().zip(&new).all(is_same) {
            let mut is_changed = false;
            for (known, new) in known.iter().zip(new) {
                let row = &mut self.rows[*known as usize];
                if *row != new {
                    *row = new;
                    is_changed = true;
                }
            }
            self.is_indexed &= !is_changed;
            return is_changed;
        }
        self.is_indexed = false;
        if !known.is_empty() {
            self.rows.retain(|row| row.project.key() != key);
            self.find_rows_again();
        }
        let first = index(self.rows.len());
        self.projects[place].rows = (first..first + index(new.len())).collect();
        self.rows.extend(new);
        true
    }

    /// Drops the mirrors of every project of an account but those. The projects stay, to be named
    /// among those that were not read.
    pub(crate) fn keep_mirrors_of(
        &mut self,
        origin: Origin,
        is_kept: impl Fn(ProjectId) -> bool,
    ) -> bool {
        let is_kept = |info: &ProjectInfo| info.origin != origin || is_kept(info.id);
        for kept in &mut self.projects {
            if !is_kept(&kept.info) {
                kept.is_read = false;
                kept.hidden = None;
            }
        }
        let before = self.rows.len();
        self.rows.retain(|row| is_kept(&row.project));
        if self.rows.len() == before {
            return false;
        }
        self.find_rows_again();
        self.is_indexed = false;
        true
    }

    /// Looks at all rows beside each other, if something has changed since the last time.
    pub(crate) fn index(&mut self, accounts: Accounts, public_hosts: &[String]) {
        if !self.is_indexed {
            self.accounts = accounts;
            public_hosts.clone_into(&mut self.public_hosts);
            self.flags.take();
            self.ranks = Ranks::of(&self.rows);
            self.is_indexed = true;
        }
    }

    fn place(&self, key: ProjectKey) -> Option<usize> {
        let found = self
            .places
            .binary_search_by_key(&key, |(key, _)| *key)
            .ok()?;
        Some(self.places[found].1 as usize)
    }

    fn find_rows_again(&mut self) {
        for project in &mut self.projects {
            project.rows.clear();
        }
        for (number, row) in (0..).zip(&self.rows) {
            let found = self
                .places
                .binary_search_by_key(&row.project.key(), |(key, _)| *key);
            if let Ok(found) = found {
                self.projects[self.places[found].1 as usize]
                    .rows
                    .push(number);
            }
        }
    }
}

/// Fleets end at 100,000 mirrors.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
