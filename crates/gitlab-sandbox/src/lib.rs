//! A stand-in GitLab with real git.

pub mod mirror;
