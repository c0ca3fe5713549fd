//! Addresses as GitLab answered them.
