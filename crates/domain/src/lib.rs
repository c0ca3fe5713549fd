//! Rules about GitLab push mirrors, and GitLab's REST endpoints as values.
//!
//! Pure: no HTTP, no clock, no browser.
//! `model` holds what is true without a network, `api` says how to ask for it.

pub mod model;

pub mod api;
