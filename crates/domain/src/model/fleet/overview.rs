//! A fleet in numbers: tiles, histogram and breakdowns.

pub mod bucket;

use crate::model::fleet::matching::Moment;
use crate::model::fleet::numbering::Numbering;
use crate::model::fleet::origin::Origin;
use crate::model::fleet::overview::bucket::Bucket;
use crate::model::fleet::ranks::Ranked;
use crate::model::fleet::row::Row;
use crate::model::health::Health;

/// Counts over some rows.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Overview {
    by_health: [u32; Health::ALL.len()],
    by_age: [u32; Bucket::ALL.len()],
    by_origin: Vec<(u32, u32)>,
    /// Hosts of the targets, those with most mirrors first.
    pub hosts: Vec<Share>,
    /// Outermost groups of the projects, those with most mirrors first.
    pub groups: Vec<Share>,
}

/// The part of the rows that have something in common.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Share {
    /// What they have in common.
    pub name: Box<str>,
    /// How many they are.
    pub count: u32,
    /// How many of them are failing.
    pub failing: u32,
}

impl Overview {
    /// Counts the rows with these indices.
    pub fn of(rows: &[Row], indices: &[u32], moment: Moment) -> Self {
        let mut overview = Self::default();
        let (mut hosts, mut groups) = (Shares::default(), Shares::default());
        for index in indices {
            let row = &rows[*index as usize];
            let health = row.health(moment.now, moment.stale_after_ms);
            overview.by_health[health as usize] += 1;
            if row.enabled {
                let age = row
                    .attempts
                    .succeeded
                    .map(|success| moment.now.since(success));
                overview.by_age[Bucket::of(age) as usize] += 1;
            }
            let is_failing = health == Health::Failing;
            hosts.add(row.target.host(), is_failing);
            groups.add(row.project.top_group(), is_failing);
            overview.add_to(row.project.origin, is_failing);
        }
        overview.hosts = hosts.into_sorted();
        overview.groups = groups.into_sorted();
        overview
    }

    /// Mirrors of a health.
    pub fn of_health(&self, health: Health) -> u32 {
        self.by_health[health as usize]
    }

    /// Enabled mirrors whose last success lies so far back.
    ///
    /// Disabled ones grow old without anybody's fault, and would hide those that matter.
    pub fn of_age(&self, bucket: Bucket) -> u32 {
        self.by_age[bucket as usize]
    }

    /// Mirrors of an account, and how many of them are failing.
    pub fn of_origin(&self, origin: Origin) -> (u32, u32) {
        let counts = self.by_origin.get(origin.place());
        counts.copied().unwrap_or_default()
    }

    fn add_to(&mut self, origin: Origin, is_failing: bool) {
        let least = origin.place() + 1;
        if self.by_origin.len() < least {
            self.by_origin.resize(least, (0, 0));
        }
        let (count, failing) = &mut self.by_origin[origin.place()];
        *count += 1;
        *failing += u32::from(is_failing);
    }

    /// All mirrors.
    pub fn total(&self) -> u32 {
        self.by_health.iter().sum()
    }
}

/// Counts per text, while they grow.
#[derive(Default)]
struct Shares<'a> {
    numbering: Numbering<'a>,
    counts: Vec<(u32, u32)>,
}

impl<'a> Shares<'a> {
    /// Counts a row. One without a name has nothing in common with any other.
    fn add(&mut self, name: &'a str, is_failing: bool) {
        if name.is_empty() {
            return;
        }
        let number = self.numbering.of(name) as usize;
        if number == self.counts.len() {
            self.counts.push((0, 0));
        }
        let (count, failing) = &mut self.counts[number];
        *count += 1;
        *failing += u32::from(is_failing);
    }

    /// The largest first, equal ones in the order in which they came.
    fn into_sorted(self) -> Vec<Share> {
        let mut sorted: Vec<Ranked> = Vec::with_capacity(self.counts.len());
        for (number, (count, failing)) in self.counts.into_iter().enumerate() {
            sorted.push((!u64::from(count), number as u32, failing));
        }
        sorted.sort_unstable();
        let texts = self.numbering.into_texts();
        let share = |(key, number, failing): Ranked| Share {
            name: texts[number as usize].into(),
            count: !key as u32,
            failing,
        };
        sorted.into_iter().map(share).collect()
    }
}

#[cfg(test)]
mod tests;
