//! A generated fleet in a scene: three numbers instead of ten megabytes.

use serde::Deserialize;

use crate::{
    mirror::moment::Moment,
    seed::generated::{self, MOST_OF_PROJECT, Size},
    world::World,
};

/// Far more than a browser shows in comfort; a world of that size fills a gigabyte.
const MOST_PROJECTS: usize = 50_000;
const MOST_MIRRORS: usize = 250_000;

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FleetSpec {
    projects: usize,
    mirrors: usize,
    #[serde(default)]
    seed: u64,
}

impl FleetSpec {
    /// Adds the projects behind those that the scene names.
    pub(super) fn add_to(self, world: &mut World, now: Moment) -> Result<(), String> {
        self.check()?;
        let size = Size {
            projects: self.projects,
            mirrors: self.mirrors,
        };
        generated::fill(world, size, self.seed, now).map_err(|error| format!("fleet: {error}"))
    }

    fn check(self) -> Result<(), String> {
        let Self {
            projects, mirrors, ..
        } = self;
        if projects > MOST_PROJECTS {
            return Err(format!(
                "fleet: {projects} projects are too many; at most {MOST_PROJECTS}"
            ));
        }
        if mirrors > MOST_MIRRORS {
            return Err(format!(
                "fleet: {mirrors} mirrors are too many; at most {MOST_MIRRORS}"
            ));
        }
        if mirrors > projects * MOST_OF_PROJECT {
            return Err(format!(
                "fleet: {mirrors} mirrors do not fit in {projects} projects; \
                 GitLab allows {MOST_OF_PROJECT} in each"
            ));
        }
        Ok(())
    }
}
