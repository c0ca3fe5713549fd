//! What a scan has collected: projects and the rows of their mirrors, as plain data.
//!
//! Nothing here is a signal. Fleets reach 100,000 mirrors, and only what is on screen may cost more
//! than its data (decision 4).

use std::rc::Rc;

use mirrordeck_domain::model::fleet::flags::Flags;
use mirrordeck_domain::model::fleet::insight::{Surroundings, insight};
use mirrordeck_domain::model::fleet::news::News;
use mirrordeck_domain::model::fleet::project_info::ProjectInfo;
use mirrordeck_domain::model::fleet::ranks::Ranks;
use mirrordeck_domain::model::fleet::row::Row;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::mirror::Mirror;

/// The projects of a fleet and their mirrors.
#[derive(Debug, Default)]
pub(crate) struct Collection {
    rows: Vec<Row>,
    flags: Vec<Flags>,
    ranks: Ranks,
    projects: Vec<Kept>,
    /// Numbers of the projects in order, each with its place in `projects`.
    places: Vec<(ProjectId, u32)>,
    is_indexed: bool,
}

#[derive(Debug)]
struct Kept {
    info: Rc<ProjectInfo>,
    /// Places of its rows.
    rows: Vec<u32>,
}

impl Collection {
    /// Every mirror.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the mirrors beside it say about each.
    pub(crate) fn flags(&self) -> &[Flags] {
        &self.flags
    }

    /// The order of their texts.
    pub(crate) fn ranks(&self) -> &Ranks {
        &self.ranks
    }

    /// Every project, in the order in which they were found.
    pub(crate) fn projects(&self) -> impl Iterator<Item = &Rc<ProjectInfo>> + Clone {
        self.projects.iter().map(|project| &project.info)
    }

    /// A project by its number.
    pub(crate) fn project(&self, id: ProjectId) -> Option<&Rc<ProjectInfo>> {
        Some(&self.projects[self.place(id)?].info)
    }

    /// Whether mirrors of a project are known.
    pub(crate) fn has_mirrors(&self, id: ProjectId) -> bool {
        let place = self.place(id);
        place.is_some_and(|place| !self.projects[place].rows.is_empty())
    }

    /// The place of a mirror among the rows.
    pub(crate) fn find(&self, project: ProjectId, mirror: MirrorId) -> Option<u32> {
        let rows = &self.projects[self.place(project)?].rows;
        rows.iter()
            .copied()
            .find(|row| self.rows[*row as usize].id == mirror)
    }

    /// Numbers of the projects that have mirrors, those with most first.
    pub(crate) fn promising(&self) -> Vec<ProjectId> {
        // Packed into numbers, whose sort the app has anyway.
        let mut keys: Vec<u64> = (0..)
            .zip(&self.projects)
            .filter(|(_, project)| !project.rows.is_empty())
            .map(|(place, project)| (u64::from(u32::MAX - index(project.rows.len())) << 32) | place)
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
    ) -> Option<ProjectId> {
        let count = self.rows.len();
        let mut places = (0..count).map(|step| (*place + step) % count);
        let found = places.find(|place| is_wanted(&self.rows[*place]))?;
        let project = self.rows[found].project.id;
        let same = self.rows[found..]
            .iter()
            .take_while(|row| row.project.id == project);
        *place = found + same.count();
        Some(project)
    }

    /// Adds a project, or takes over its new name.
    pub(crate) fn add(&mut self, info: ProjectInfo) {
        match self.places.binary_search_by_key(&info.id, |(id, _)| *id) {
            Ok(found) => {
                let kept = &mut self.projects[self.places[found].1 as usize];
                if *kept.info == info {
                    return;
                }
                kept.info = Rc::new(info);
                for row in &kept.rows {
                    self.rows[*row as usize].project = Rc::clone(&kept.info);
                }
                self.is_indexed = false;
            }
            Err(place) => {
                let id = info.id;
                self.places.insert(place, (id, index(self.projects.len())));
                self.projects.push(Kept {
                    info: Rc::new(info),
                    rows: Vec::new(),
                });
            }
        }
    }

    /// Takes all mirrors of a project in the place of those that were known, adds how they have
    /// turned to the news, and says whether anything changed.
    pub(crate) fn put(&mut self, id: ProjectId, mirrors: &[Mirror], news: &mut News) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let info = Rc::clone(&self.projects[place].info);
        let new = mirrors.iter().map(|mirror| Row::new(&info, mirror));
        let mut new: Vec<Row> = new.collect();
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
            self.rows.retain(|row| row.project.id != id);
            self.find_rows_again();
        }
        let first = index(self.rows.len());
        self.projects[place].rows = (first..first + index(new.len())).collect();
        self.rows.extend(new);
        true
    }

    /// Drops the mirrors of every project but those. The projects stay, to be named among those
    /// that were not read.
    pub(crate) fn keep_mirrors_of(&mut self, is_kept: impl Fn(ProjectId) -> bool) -> bool {
        let before = self.rows.len();
        self.rows.retain(|row| is_kept(row.project.id));
        if self.rows.len() == before {
            return false;
        }
        self.find_rows_again();
        self.is_indexed = false;
        true
    }

    /// Looks at all rows beside each other, if something has changed since the last time.
    pub(crate) fn index(&mut self, surroundings: &Surroundings<'_>) {
        if !self.is_indexed {
            self.flags = insight(&self.rows, surroundings);
            self.ranks = Ranks::of(&self.rows);
            self.is_indexed = true;
        }
    }

    fn place(&self, id: ProjectId) -> Option<usize> {
        let found = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(self.places[found].1 as usize)
    }

    fn find_rows_again(&mut self) {
        for project in &mut self.projects {
            project.rows.clear();
        }
        for (number, row) in (0..).zip(&self.rows) {
            let found = self
                .places
                .binary_search_by_key(&row.project.id, |(id, _)| *id);
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
mod tests {
    use mirrordeck_domain::model::fleet::origin::Origin;
    use mirrordeck_domain::model::json;

    use super::*;

    fn project(id: u64) -> ProjectInfo {
        let text = format!(r#"{{"id":{id},"name":"p{id}","path_with_namespace":"acme/p{id}"}}"#);
        let project: mirrordeck_domain::model::project::Project =
            json::read(&text).expect("projects are read leniently");
        ProjectInfo::of(&project, Origin::default())
    }

    fn mirror(id: u64, status: &str) -> Mirror {
        let text = format!(
            r#"{{"id":{id},"enabled":true,"url":"https://git.example.net/{id}.git","update_status":"{status}"}}"#
        );
        json::read(&text).expect("mirrors are read leniently")
    }

    fn ids(collection: &Collection) -> Vec<u64> {
        collection.rows().iter().map(|row| row.id.0).collect()
    }

    fn put(collection: &mut Collection, project: u64, mirrors: &[Mirror]) -> bool {
        collection.put(ProjectId(project), mirrors, &mut News::default())
    }

    fn two_projects() -> Collection {
        let mut collection = Collection::default();
        collection.add(project(9));
        collection.add(project(4));
        put(
            &mut collection,
            9,
            &[mirror(1, "finished"), mirror(2, "finished")],
        );
        put(&mut collection, 4, &[mirror(3, "finished")]);
        collection
    }

    #[test]
    fn the_same_mirrors_again_change_nothing() {
        let mut collection = two_projects();
        let again = [mirror(1, "finished"), mirror(2, "finished")];
        assert!(!put(&mut collection, 9, &again));
        assert!(put(
            &mut collection,
            9,
            &[mirror(1, "failed"), mirror(2, "finished")]
        ));
        assert_eq!(ids(&collection), [1, 2, 3]);
        assert_eq!(collection.rows()[0].status.as_str(), "failed");
    }

    #[test]
    fn a_mirror_that_came_or_went_leaves_the_others_findable() {
        let mut collection = two_projects();
        assert!(put(&mut collection, 9, &[mirror(2, "finished")]));
        assert_eq!(ids(&collection), [3, 2]);
        assert_eq!(collection.find(ProjectId(4), MirrorId(3)), Some(0));
        assert_eq!(collection.find(ProjectId(9), MirrorId(2)), Some(1));
        assert_eq!(collection.find(ProjectId(9), MirrorId(1)), None);
    }

    /// The project itself was dropped too once, and what was closed to the person was counted
    /// without a name.
    #[test]
    fn a_project_that_is_gone_takes_its_mirrors_with_it_and_keeps_its_name() {
        let mut collection = two_projects();
        assert!(collection.keep_mirrors_of(|id| id == ProjectId(4)));
        assert_eq!(ids(&collection), [3]);
        assert_eq!(collection.find(ProjectId(4), MirrorId(3)), Some(0));
        assert_eq!(collection.find(ProjectId(9), MirrorId(1)), None);
        assert_eq!(collection.projects().count(), 2);
        assert!(!collection.keep_mirrors_of(|id| id == ProjectId(4)));
    }

    #[test]
    fn projects_with_most_mirrors_are_read_first_the_next_time() {
        let mut collection = two_projects();
        collection.add(project(5));
        assert_eq!(collection.promising(), [ProjectId(9), ProjectId(4)]);
    }

    #[test]
    fn a_project_without_a_place_is_nobodys() {
        let mut collection = Collection::default();
        assert!(!put(&mut collection, 1, &[mirror(1, "none")]));
    }

    #[test]
    fn only_mirrors_that_were_known_before_make_news() {
        let mut collection = two_projects();
        let mut news = News::default();
        let again = [mirror(1, "finished"), mirror(2, "finished")];
        collection.put(ProjectId(9), &again, &mut news);
        collection.add(project(5));
        collection.put(ProjectId(5), &[mirror(5, "failed")], &mut news);
        let one_more = [mirror(3, "finished"), mirror(4, "failed")];
        collection.put(ProjectId(4), &one_more, &mut news);
        assert!(news.is_empty(), "{news:?}");
        let turned = [mirror(1, "failed"), mirror(2, "finished")];
        collection.put(ProjectId(9), &turned, &mut news);
        collection.put(ProjectId(4), &[mirror(4, "finished")], &mut news);
        assert_eq!(news.words().0, "1 mirror turned failing, 1 recovered");
    }

    #[test]
    fn projects_come_up_in_turn_round_and_round() {
        let mut collection = two_projects();
        let mut place = 0;
        let mut next = || collection.next_project(&mut place, |row| row.id.0 != 1);
        let found = [next(), next(), next()];
        assert_eq!(found, [9, 4, 9].map(|id| Some(ProjectId(id))));
        assert_eq!(collection.next_project(&mut place, |_| false), None);
        collection = Collection::default();
        assert_eq!(collection.next_project(&mut place, |_| true), None);
    }
}
