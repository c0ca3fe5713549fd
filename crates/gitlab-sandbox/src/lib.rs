//! A stand-in GitLab with real git, for the demo and the tests.
//!
//! It answers `/api/v4/**` like GitLab, serves push targets over git's smart HTTP, and takes its
//! scenes at `/_sandbox/**`. It shares no types with the app, so that it can disagree with it.

mod auth;
mod control;
mod faults;
mod git;
mod http;
pub mod mirror;
mod oauth;
mod pages;
mod pull;
mod routes;
mod sandbox;
mod seed;
pub mod version;
mod world;

pub use sandbox::{Options, Sandbox, serve};
