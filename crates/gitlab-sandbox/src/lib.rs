//! A stand-in GitLab with real git.
