//! Every push mirror of every project, at any size.
//!
//! Rows are plain data and are never changed, only replaced; whatever depends on the clock is asked of them.

pub mod project_info;
pub mod row;
pub mod target;

#[cfg(test)]
pub(crate) mod samples;
