//! Worlds: each is one independent GitLab with its people, projects, clock and settings.

pub(crate) mod clock;
pub(crate) mod group;
pub(crate) mod person;
pub(crate) mod project;
pub(crate) mod record;
pub(crate) mod request_log;
pub(crate) mod settings;
pub(crate) mod spec;
pub(crate) mod state;
pub(crate) mod store;

pub(crate) use clock::Clock;
pub(crate) use group::Group;
pub(crate) use person::Person;
pub(crate) use project::{Project, Visibility};
pub(crate) use record::RequestRecord;
pub(crate) use request_log::RequestLog;
pub(crate) use settings::{GitMode, LocalTargets, Settings};
pub(crate) use state::World;
pub(crate) use store::{WorldCell, WorldName, WorldStore};
