//! Reading the mirrors of every project: how fast, in which order, and what is kept of it.
//!
//! Sends nothing and has no clock: it is told the time, asked what to do next, and told what came of it.

pub mod end;
pub mod pace;
pub mod plan;

pub mod archive;
pub mod left;
pub mod scope;
