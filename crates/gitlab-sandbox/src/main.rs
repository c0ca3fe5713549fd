//! Starts the stand-in GitLab.
fn main() {}
