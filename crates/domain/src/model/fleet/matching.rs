//! Which rows a filter lets through.
//!
//! Runs over all rows on every key that is pressed, so that nothing here allocates per row.

use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::flags::Flags;
use crate::model::fleet::folded;
use crate::model::fleet::needle::Needle;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::value::{Fixed, Value};
use crate::model::fleet::query::{Query, Term};
use crate::model::fleet::row::Row;
use crate::model::timestamp::Timestamp;

/// What the health of rows depends on besides themselves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Moment {
    /// The time at which they are looked at.
    pub now: Timestamp,
    /// How old a success may be.
    pub stale_after_ms: i64,
}

/// Indices of the rows that a filter lets through, in the order of the rows.
///
/// Rows whose findings are not known yet count as having none.
pub fn select(
    rows: &[Row],
    flags: &[Flags],
    query: &Query,
    moment: Moment,
    accounts: &Accounts,
) -> Vec<u32> {
    let mut selected = Vec::with_capacity(if query.is_empty() { rows.len() } else { 0 });
    for (index, row) in rows.iter().enumerate() {
        let flags = flags.get(index).copied().unwrap_or_default();
        if query.matches(row, flags, moment, accounts) {
            selected.push(index as u32);
        }
    }
    selected
}

impl Query {
    /// Whether a row with these findings passes.
    fn matches(&self, row: &Row, flags: Flags, moment: Moment, accounts: &Accounts) -> bool {
        self.terms.iter().all(|term| {
            let is_met = |value: &Value| meets(term, value, row, flags, moment, accounts);
            term.values.iter().any(is_met) != term.is_negated
        })
    }
}

fn meets(
    term: &Term,
    value: &Value,
    row: &Row,
    flags: Flags,
    moment: Moment,
    accounts: &Accounts,
) -> bool {
    match value {
        Value::Fixed(fixed) => is(*fixed, row, flags, moment),
        Value::Text(text) if term.key == Key::Account => {
            accounts.is_called(row.project.origin, text)
        }
        Value::Text(text) => has_text(term.key, text, row),
        Value::Age(age) => match row.attempts.succeeded {
            Some(success) => age.contains(moment.now.since(success)),
            None => term.key == Key::Age && age.contains(i64::MAX),
        },
    }
}

fn is(fixed: Fixed, row: &Row, flags: Flags, moment: Moment) -> bool {
    match fixed {
        Fixed::Health(health) => health == row.health(moment.now, moment.stale_after_ms),
        Fixed::Cause(cause) => row.error.as_ref().is_some_and(|error| error.cause == cause),
        Fixed::Enabled(enabled) => row.enabled == enabled,
        Fixed::KeyPair(key_pair) => row.uses_key_pair() == key_pair,
        Fixed::Branches(branches) => row.branches() == branches,
        Fixed::KeepsDivergent(keeps) => row.keep_divergent_refs == keeps,
        Fixed::Finding(finding) => flags.contains(finding),
        Fixed::Error => row.error.is_some(),
        Fixed::Never => row.attempts.succeeded.is_none(),
    }
}

fn has_text(key: Key, text: &Needle, row: &Row) -> bool {
    let in_error = || {
        let error = row.error.as_ref();
        error.is_some_and(|error| text.is_in(&error.text))
    };
    match key {
        Key::Host => folded::is_host_in(row.target.host(), text.as_str()),
        Key::Project => text.is_in(&row.project.path),
        Key::Group => folded::is_path_in(row.project.group(), text.as_str()),
        Key::Error => in_error(),
        Key::Word => {
            text.is_in(row.target.address()) || text.is_in(&row.project.path) || in_error()
        }
        // These take no text, and what an account is called stands in no row.
        Key::Account => false,
        Key::Status | Key::Age | Key::Success | Key::Enabled | Key::Auth => false,
        Key::Branches | Key::Diverged | Key::Is | Key::Has => false,
    }
}

#[cfg(test)]
mod tests;
