//! Every push mirror of every project, at any size.
//!
//! Rows are plain data and are never changed, only replaced; whatever depends on the clock is asked of them.
//! What takes a pass over all rows is computed once per set of rows and kept beside it, index by index.

pub mod accounts;
pub mod origin;
pub mod project_info;
pub mod row;
pub mod target;

pub mod flags;
pub mod insight;

pub mod matching;
pub mod needle;
pub mod query;

pub mod ranks;
pub mod sort;

pub mod coverage;
pub mod news;
pub mod overview;

mod folded;
mod numbering;

#[cfg(test)]
pub(crate) mod samples;
