//! Projects that several accounts of one instance see: each is shown once, by the first account that has read it.
//!
//! Its mirrors are the same ones, so that to show them twice would call each a duplicate of itself.

use mirrordeck_domain::model::fleet::origin::{Origin, ProjectKey};

use crate::state::fleet::collection::{Collection, Kept};

impl Collection {
    /// Says which accounts are at one instance: for each the first of them.
    pub(in crate::state::fleet) fn set_homes(&mut self, homes: Vec<Origin>) {
        self.homes = homes;
    }

    /// Hides what another account shows by now, and shows what no other does any more. Says whether that changed
    /// any row.
    pub(in crate::state::fleet) fn settle_twins(&mut self) -> bool {
        let count = self.homes.len();
        let has_home = (0..).map(Origin).zip(&self.homes);
        // Usually each account is at an instance of its own.
        if count < 2 || has_home.clone().all(|(origin, home)| origin == *home) {
            return false;
        }
        let is_hidden = |kept: &Kept| kept.is_read && self.is_read_before(kept.info.key());
        let hidden: Vec<bool> = self.projects.iter().map(is_hidden).collect();
        let turned = |(kept, hidden): (&Kept, &bool)| kept.hidden.is_some() != *hidden;
        if !self.projects.iter().zip(&hidden).any(turned) {
            return false;
        }
        let mut shown = Vec::with_capacity(self.rows.len());
        for (kept, hidden) in self.projects.iter_mut().zip(&hidden) {
            match (&kept.hidden, hidden) {
                (None, true) => kept.hidden = Some(Vec::new()),
                (Some(_), false) => shown.extend(kept.hidden.take().into_iter().flatten()),
                _ => {}
            }
        }
        for row in std::mem::take(&mut self.rows) {
            let place = self.place(row.project.key());
            match place.and_then(|place| self.projects[place].hidden.as_mut()) {
                Some(hidden) => hidden.push(row),
                None => shown.push(row),
            }
        }
        self.rows = shown;
        self.find_rows_again();
        self.is_indexed = false;
        true
    }

    /// Forgets what an account has seen, and says whether that was anything.
    pub(in crate::state::fleet) fn forget(&mut self, origin: Origin) -> bool {
        let before = self.projects.len();
        let is_kept = |kept: &Kept| kept.info.origin != origin;
        // The places of those that stay, in the order of their keys.
        let mut next = 0;
        let moved = self.projects.iter().map(|kept| {
            next += u32::from(is_kept(kept));
            next.saturating_sub(1)
        });
        let moved: Vec<u32> = moved.collect();
        self.places.retain(|(key, _)| key.origin != origin);
        for (_, place) in &mut self.places {
            *place = moved[*place as usize];
        }
        self.projects.retain(is_kept);
        self.rows.retain(|row| row.project.origin != origin);
        self.find_rows_again();
        let is_changed = self.projects.len() != before;
        self.is_indexed &= !is_changed;
        is_changed
    }

    /// Whether it is the one to name of those that are the same project.
    pub(super) fn is_foremost(&self, kept: &Kept) -> bool {
        let key = kept.info.key();
        if self.is_read_before(key) {
            return false;
        }
        kept.is_read
            || !self
                .twins(key)
                .any(|twin| twin.is_read || twin.info.origin < key.origin)
    }

    fn is_read_before(&self, key: ProjectKey) -> bool {
        let mut twins = self.twins(key);
        twins.any(|twin| twin.is_read && twin.info.origin < key.origin)
    }

    /// The same project as other accounts see it.
    fn twins(&self, key: ProjectKey) -> impl Iterator<Item = &Kept> {
        let home = self.homes.get(key.origin.place()).copied();
        let all = (0..).map(Origin).zip(&self.homes);
        let others =
            all.filter(move |(origin, other)| Some(**other) == home && *origin != key.origin);
        others.filter_map(move |(origin, _)| {
            Some(&self.projects[self.place(origin.project(key.id))?])
        })
    }
}
