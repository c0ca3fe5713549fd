//! A company of any size, for seeing what a fleet of thousands does to a client.
//!
//! Everything follows from the seed and the time: two worlds with the same ones hold the same fleet.
//! What is made goes into the world directly, because the detour of the default scene through JSON
//! takes longer than everything else once there are a hundred thousand mirrors.

mod dice;
mod mirrors;
mod projects;

use self::{dice::Dice, mirrors::targets_of, projects::Naming};
use super::{host_key, mirror_line::MirrorLine, times};
use crate::{
    mirror::{
        moment::Moment,
        scripted::ScriptedOutcome,
        state::{AuthMethod, Mirror, UpdateStatus},
    },
    world::World,
};

/// As many mirrors as a project of GitLab may have that are switched on.
pub(crate) const MOST_OF_PROJECT: usize = 10;

/// How large the company is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// The number of projects.
    pub(crate) projects: usize,
    /// The number of push mirrors of all of them; at most ten times as many.
    pub(crate) mirrors: usize,
}

/// Adds a company of that size to a world.
pub(crate) fn fill(world: &mut World, size: Size, seed: u64, now: Moment) -> Result<(), String> {
    let mut dice = Dice::of(seed);
    let naming = Naming::of(&mut dice);
    let mut counts = Counts::of(size);
    let password = world.git_password.clone();
    for index in 0..size.projects {
        let id = world.free_project_id();
        let mut project = naming.project(index, id, now, &mut dice);
        let count = counts.next(&mut dice);
        for line in targets_of(&project, count, &mut dice) {
            let id = world.take_mirror_id();
            project
                .mirrors
                .insert(id, stored(id, &line, now, &password));
        }
        world.add_project(project)?;
    }
    Ok(())
}

/// How many mirrors each project gets: uneven, but together exactly as many as asked for.
struct Counts {
    each: usize,
    one_more: usize,
    owed: Option<usize>,
}

impl Counts {
    fn of(size: Size) -> Self {
        Self {
            each: size.mirrors.checked_div(size.projects).unwrap_or(0),
            one_more: size.mirrors.checked_rem(size.projects).unwrap_or(0),
            owed: (size.projects % 2 == 1).then_some(0),
        }
    }

    /// Every second project gets what the one before it lacked.
    fn next(&mut self, dice: &mut Dice) -> usize {
        let even = if self.one_more > 0 {
            self.one_more -= 1;
            self.each + 1
        } else {
            self.each
        };
        match self.owed.take() {
            Some(owed) => even + owed,
            None => {
                let room = self.each.min(MOST_OF_PROJECT.saturating_sub(self.each + 1));
                let moved = dice.below(room + 1);
                self.owed = Some(moved);
                even - moved
            }
        }
    }
}

/// The mirror as the world keeps it.
fn stored(id: u64, line: &MirrorLine, now: Moment, password: &str) -> Mirror {
    let error = line.health.last_error(line);
    let [started, ended, succeeded] = times(line, now, i64::try_from(id).unwrap_or_default());
    let mut mirror = Mirror::new(id, line.url(password), now);
    mirror.enabled = line.health.is_enabled();
    mirror.only_protected_branches = line.only_protected_branches;
    mirror.keep_divergent_refs = line.keep_divergent_refs;
    if line.uses_ssh {
        mirror.auth_method = AuthMethod::SshPublicKey;
        mirror.host_keys = vec![host_key(&line.host)];
    }
    mirror.update_status = UpdateStatus::parse(line.health.update_status()).unwrap_or_default();
    mirror.outcome = ScriptedOutcome::parse(&line.health.outcome(error.as_deref()));
    mirror.last_error = error;
    mirror.last_update_started_at = started;
    mirror.last_update_at = ended;
    mirror.last_successful_update_at = succeeded;
    mirror
}

#[cfg(test)]
mod tests;
