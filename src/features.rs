//! What a person can do, one folder each; none knows another.

pub(crate) mod accounts;
pub(crate) mod activity;
pub(crate) mod connect;
pub(crate) mod delete_mirror;
pub(crate) mod fleet;
pub(crate) mod fleet_export;
pub(crate) mod fleet_scope;
pub(crate) mod mirror;
pub(crate) mod mirror_form;
pub(crate) mod project;
pub(crate) mod projects;
pub(crate) mod pull_mirror;
pub(crate) mod saved_filters;
pub(crate) mod settings;
pub(crate) mod shell;
pub(crate) mod waiting;
