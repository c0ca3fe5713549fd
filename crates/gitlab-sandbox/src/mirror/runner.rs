//! Does what is due in a world: starts attempts, ends them, and waits for git where it is real.

use std::{sync::Arc, time::Duration};

use super::{
    agenda::Place,
    entity, key_pair, limits, machine,
    moment::Moment,
    network, scripted,
    state::{Mirror, UpdateStatus},
    url_rules,
};
use crate::{
    git::{self, push::PushJob},
    pull,
    sandbox::AppState,
    world::{GitMode, World, WorldCell},
};

/// How long waiting for git sleeps between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Does whatever is due by the world's clock; a clock that stands still waits for `advance`.
pub(crate) fn run_due(state: &AppState, cell: &Arc<WorldCell>) {
    if cell.lock().clock.is_real() {
        work(state, cell);
    }
}

/// Moves the world's clock ahead step by step; everything due happens before this returns.
pub(crate) async fn advance(state: &AppState, cell: &Arc<WorldCell>, seconds: i64) {
    let target = cell.lock().now().plus_seconds(seconds);
    loop {
        work(state, cell);
        while cell.lock().agenda.is_pushing() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        let mut world = cell.lock();
        match next(&world) {
            Some(moment) if moment <= target => world.clock.move_to(moment),
            _ => {
                world.clock.move_to(target);
                return;
            }
        }
    }
}

/// When something is due next.
fn next(world: &World) -> Option<Moment> {
    let waiting = world.agenda.waiting().into_iter();
    let pushes = waiting.filter_map(|place| due(mirror(world, place)?));
    let pulls = world
        .agenda
        .pulls()
        .into_iter()
        .filter_map(|project| pull_due(world, project));
    pushes.chain(pulls).min()
}

fn pull_due(world: &World, project: u64) -> Option<Moment> {
    world.project(project)?.pull_mirror.as_ref()?.due
}

/// Does the steps of pull mirrors that are due at this moment.
fn fetch(world: &mut World, now: Moment) {
    for project in world.agenda.pulls() {
        while pull_due(world, project).is_some_and(|due| due <= now) {
            if let Some(mirror) = world
                .project_mut(project)
                .and_then(|p| p.pull_mirror.as_mut())
            {
                pull::machine::step(mirror, now);
            }
        }
        if pull_due(world, project).is_none() {
            world.agenda.forget_pull(project);
        }
    }
}

fn mirror(world: &World, (project, id): Place) -> Option<&Mirror> {
    world.project(project)?.mirrors.get(&id)
}

fn due(mirror: &Mirror) -> Option<Moment> {
    match mirror.update_status {
        UpdateStatus::Started => mirror.work.ends,
        _ => mirror.work.due,
    }
}

/// Does everything that is due at this moment, also what becomes due by that.
fn work(state: &AppState, cell: &Arc<WorldCell>) {
    let mut world = cell.lock();
    let now = world.now();
    fetch(&mut world, now);
    loop {
        let waiting = world.agenda.waiting();
        let ready: Vec<Place> = waiting
            .into_iter()
            .filter(|place| {
                mirror(&world, *place)
                    .and_then(due)
                    .is_none_or(|due| due <= now)
            })
            .collect();
        if ready.is_empty() {
            return;
        }
        for place in ready {
            step(state, cell, &mut world, place, now);
            if mirror(&world, place).and_then(due).is_none() {
                world.agenda.forget(place);
            }
        }
    }
}

/// What the job of a mirror comes to when it runs.
enum Turn {
    /// There is nothing to do any more.
    Nothing,
    /// A scripted attempt has come to its end.
    End,
    /// The mirror is marked as failed.
    Fail(&'static str),
    /// The address is blocked by now.
    Blocked(String),
    /// An attempt begins.
    Begin,
}

fn turn(world: &World, (project, id): Place) -> Turn {
    let Some(project) = world.project(project) else {
        return Turn::Nothing;
    };
    let Some(mirror) = project.mirrors.get(&id) else {
        return Turn::Nothing;
    };
    if mirror.update_status == UpdateStatus::Started {
        return if mirror.work.ends.is_some() {
            Turn::End
        } else {
            Turn::Nothing
        };
    }
    if mirror.work.due.is_none() || !entity::is_effectively_enabled(world, project, mirror) {
        return Turn::Nothing;
    }
    if world.gitlab.has_mirror_limit() && limits::is_surplus(&project.mirrors, id) {
        return Turn::Fail(limits::TOO_MANY);
    }
    match url_rules::check(&mirror.url, &network::around(world)) {
        Ok(()) => Turn::Begin,
        Err(url_rules::Refusal::Blocked(reason)) if world.gitlab.names_blocked_reason() => {
            Turn::Blocked(format!("The remote mirror URL is invalid: {reason}"))
        }
        Err(_) => Turn::Blocked("The remote mirror URL is invalid.".to_owned()),
    }
}

fn step(state: &AppState, cell: &Arc<WorldCell>, world: &mut World, place: Place, now: Moment) {
    let turn = turn(world, place);
    let git = world.git;
    let Some(mirror) = world
        .project_mut(place.0)
        .and_then(|p| p.mirrors.get_mut(&place.1))
    else {
        return;
    };
    match turn {
        Turn::Nothing => mirror.work.due = None,
        Turn::End => {
            let outcome = scripted::outcome(&mirror.outcome, &mirror.url);
            machine::end(mirror, mirror.work.attempt, outcome, now);
        }
        Turn::Fail(text) => machine::fail(mirror, text, now),
        Turn::Blocked(text) => machine::retry_or_fail(mirror, &text, now),
        Turn::Begin => {
            let attempt = machine::begin(mirror, now);
            match git {
                GitMode::Scripted => {
                    let length = scripted::seconds(&mirror.outcome);
                    mirror.work.ends = length.map(|seconds| now.plus_seconds(seconds));
                }
                GitMode::Real => {
                    world.agenda.push_begins(place);
                    push(state, cell, place, attempt);
                }
            }
        }
    }
}

/// Lets git push in the background and reports how it ended.
fn push(state: &AppState, cell: &Arc<WorldCell>, place: Place, attempt: u64) {
    let (state, cell) = (state.clone(), Arc::clone(cell));
    tokio::spawn(async move {
        let outcome = match job(&state, &cell, place).await {
            Some(job) => Some(git::push::push(job).await),
            None => None,
        };
        let mut world = cell.lock();
        world.agenda.push_ends(place);
        let now = world.now();
        let mirror = world
            .project_mut(place.0)
            .and_then(|p| p.mirrors.get_mut(&place.1));
        if let (Some(mirror), Some(outcome)) = (mirror, outcome) {
            machine::end(mirror, attempt, outcome, now);
            world.agenda.note(place);
        }
    });
}

/// What git has to do for a mirror, once its key pair is there; `None` if the mirror is gone.
async fn job(state: &AppState, cell: &Arc<WorldCell>, place: Place) -> Option<PushJob> {
    let uses_key = mirror(&cell.lock(), place)?.uses_key();
    if uses_key {
        key_pair::of(state, cell, place).await?;
    }
    let world = cell.lock();
    let project = world.project(place.0)?;
    let mirror = project.mirrors.get(&place.1)?;
    Some(PushJob::of(&world, project, mirror, state.address()))
}

/// Somebody pushed to a project: stuck mirrors are given up, and all enabled ones are queued.
pub(crate) fn project_changed(world: &mut World, project: u64) {
    let now = world.now();
    let Some(found) = world.project(project) else {
        return;
    };
    let is_on = |mirror: &&Mirror| entity::is_effectively_enabled(world, found, mirror);
    let enabled: Vec<u64> = found
        .mirrors
        .values()
        .filter(is_on)
        .map(|mirror| mirror.id)
        .collect();
    let Some(found) = world.project_mut(project) else {
        return;
    };
    for mirror in found.mirrors.values_mut() {
        machine::give_up_if_stuck(mirror, now);
    }
    for id in &enabled {
        if let Some(mirror) = found.mirrors.get_mut(id) {
            machine::request(mirror, now);
        }
    }
    for id in enabled {
        world.agenda.note((project, id));
    }
}
