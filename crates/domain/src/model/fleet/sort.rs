//! The order of the table.

use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::matching::Moment;
use crate::model::fleet::ranks::{Ranked, Ranks};
use crate::model::fleet::row::Row;
use crate::model::timestamp::Timestamp;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Column {
    /// Path of the project.
    Project,
    /// Target as shown.
    Target,
    /// Severity, and within one health the oldest success first.
    #[default]
    Status,
    /// Oldest first, those without one before all.
    LastSuccess,
    /// All, protected, by pattern.
    Branches,
    /// Overwriting first.
    Divergence,
    /// Enabled first.
    Enabled,
    /// Name of the account with which it was read.
    Account,
}

/// A column and a direction; most severe first unless somebody chose.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Order {
    /// What rows are sorted by.
    pub column: Column,
    /// Whether the order of the column is turned round.
    pub is_descending: bool,
}

impl Column {
    /// Every column with its word for addresses.
    pub const ALL: [(&'static str, Self); 8] = [
        ("project", Self::Project),
        ("target", Self::Target),
        ("status", Self::Status),
        ("success", Self::LastSuccess),
        ("branches", Self::Branches),
        ("diverged", Self::Divergence),
        ("enabled", Self::Enabled),
        ("account", Self::Account),
    ];

    /// Its word for addresses.
    pub fn as_str(self) -> &'static str {
        let column = Self::ALL.iter().find(|(_, column)| *column == self);
        column.map_or("", |(word, _)| word)
    }
}

impl Order {
    /// Reads `column` or `-column`.
    pub fn parse(text: &str) -> Option<Self> {
        let word = text.strip_prefix('-');
        let is_it = |(name, _): &&(&str, Column)| *name == word.unwrap_or(text);
        Column::ALL.iter().find(is_it).map(|(_, column)| Self {
            column: *column,
            is_descending: word.is_some(),
        })
    }

    /// The form that [`Order::parse`] reads.
    pub fn to_text(self) -> String {
        let minus = if self.is_descending { "-" } else { "" };
        [minus, self.column.as_str()].concat()
    }

    /// Puts indices of rows in order; equal rows by path of the project, then by id, in either direction.
    pub fn sort(
        self,
        indices: &mut [u32],
        rows: &[Row],
        ranks: &Ranks,
        moment: Moment,
        accounts: &Accounts,
    ) {
        let of_accounts = accounts.ranks();
        let mut sorted: Vec<Ranked> = Vec::with_capacity(indices.len());
        for index in indices.iter() {
            let at = *index as usize;
            let key = match self.column {
                Column::Project => ranks.project[at].into(),
                Column::Target => ranks.target(rows)[at].into(),
                Column::Status => severity_key(&rows[at], moment),
                Column::LastSuccess => success_key(&rows[at]),
                Column::Branches => rows[at].branches() as u64,
                Column::Divergence => rows[at].keep_divergent_refs.into(),
                Column::Enabled => (!rows[at].enabled).into(),
                Column::Account => {
                    let place = rows[at].project.origin.place();
                    of_accounts.get(place).copied().unwrap_or_default()
                }
            };
            let key = if self.is_descending { !key } else { key };
            sorted.push((key, ranks.row[at], *index));
        }
        sorted.sort_unstable();
        for (index, (_, _, sorted)) in indices.iter_mut().zip(sorted) {
            *index = sorted;
        }
    }
}

/// Bits that a time takes below a health: enough until the year 10889.
const TIME_BITS: u32 = 48;

/// Health, and then the last success.
fn severity_key(row: &Row, moment: Moment) -> u64 {
    let health = row.health(moment.now, moment.stale_after_ms);
    ((health as u64) << TIME_BITS) | success_key(row)
}

/// Zero for never, which is before all times.
fn success_key(row: &Row) -> u64 {
    let latest = (1 << TIME_BITS) - 1;
    let key = |success: Timestamp| success.0.clamp(1, latest) as u64;
    row.attempts.succeeded.map_or(0, key)
}

#[cfg(test)]
mod tests;
