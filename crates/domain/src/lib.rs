//! Rules about GitLab push mirrors and the REST endpoints as values.
