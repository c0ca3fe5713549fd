//! The stand-in over HTTP: its control surface, its front, and the routes around the mirrors.

#[path = "../support/mod.rs"]
mod support;

mod control;
mod cors;
mod faults;
mod fleets;
mod front;
mod git;
mod groups;
mod identity;
mod mirror_status;
mod mirrors;
mod oauth;
mod projects;
mod pull_mirrors;
