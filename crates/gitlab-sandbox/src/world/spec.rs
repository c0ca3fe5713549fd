//! Scenes: the JSON a world is made from.
//!
//! Unknown keys are refused with the place they stand at, because a misspelt key that is ignored
//! makes a test pass for the wrong reason.

mod fleet;
mod mirror;
mod project;
mod pull_mirror;

use std::{collections::BTreeMap, num::NonZeroU64, sync::Arc};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    Clock, GitMode, LocalTargets, Settings, World, WorldName,
    clock::system_now,
    spec::{
        fleet::FleetSpec,
        project::{GroupSpec, ProjectSpec},
    },
};
use crate::{
    git::{self, TargetRules, WorldGit, target_rules::TargetName},
    mirror::moment::Moment,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WorldSpec {
    gitlab: String,
    edition: String,
    clock: ClockSpec,
    now: Option<String>,
    settings: SettingsSpec,
    git: GitSpec,
    groups: Vec<GroupSpec>,
    projects: Vec<ProjectSpec>,
    fleet: Option<FleetSpec>,
    targets: BTreeMap<String, TargetRules>,
}

impl Default for WorldSpec {
    fn default() -> Self {
        Self {
            gitlab: "18.9.1".to_owned(),
            edition: "ce".to_owned(),
            clock: ClockSpec::Real,
            now: None,
            settings: SettingsSpec::default(),
            git: GitSpec::Real,
            groups: Vec::new(),
            projects: Vec::new(),
            fleet: None,
            targets: BTreeMap::new(),
        }
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ClockSpec {
    Real,
    Manual,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum GitSpec {
    Real,
    Scripted,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LocalTargetsSpec {
    Allow,
    Deny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SettingsSpec {
    silent_mode: bool,
    maintenance_mode: bool,
    mirror_available: bool,
    local_targets: LocalTargetsSpec,
    allow_list: Option<Vec<String>>,
    requests_per_minute: Option<u32>,
    unique_urls: Option<bool>,
    latency_ms: u64,
    throttle_every: Option<NonZeroU64>,
    drop_every: Option<NonZeroU64>,
    oauth_lifetime: u32,
    oauth_discovery: bool,
    dns: BTreeMap<String, Option<String>>,
}

impl Default for SettingsSpec {
    fn default() -> Self {
        let settings = Settings::default();
        Self {
            silent_mode: settings.silent_mode,
            maintenance_mode: settings.maintenance_mode,
            mirror_available: settings.mirror_available,
            local_targets: LocalTargetsSpec::Allow,
            allow_list: settings.allow_list,
            requests_per_minute: settings.requests_per_minute,
            unique_urls: settings.unique_urls,
            latency_ms: settings.latency_ms,
            throttle_every: settings.throttle_every,
            drop_every: settings.drop_every,
            oauth_lifetime: settings.oauth_lifetime,
            oauth_discovery: settings.oauth_discovery,
            dns: settings.dns,
        }
    }
}

impl From<SettingsSpec> for Settings {
    fn from(spec: SettingsSpec) -> Self {
        Self {
            silent_mode: spec.silent_mode,
            maintenance_mode: spec.maintenance_mode,
            mirror_available: spec.mirror_available,
            local_targets: match spec.local_targets {
                LocalTargetsSpec::Allow => LocalTargets::Allow,
                LocalTargetsSpec::Deny => LocalTargets::Deny,
            },
            allow_list: spec.allow_list,
            requests_per_minute: spec.requests_per_minute,
            unique_urls: spec.unique_urls,
            latency_ms: spec.latency_ms,
            throttle_every: spec.throttle_every,
            drop_every: spec.drop_every,
            oauth_lifetime: spec.oauth_lifetime,
            oauth_discovery: spec.oauth_discovery,
            dns: spec.dns,
        }
    }
}

/// Makes the world a scene describes, or says what is wrong with the scene.
///
/// A scene that names no projects and no fleet gets those of the default seed, with everything else it says.
pub(crate) fn world(name: WorldName, scene: Value) -> Result<World, String> {
    let Value::Object(mut scene) = scene else {
        return Err("a world is a JSON object".to_owned());
    };
    if !scene.contains_key("projects") && !scene.contains_key("fleet") {
        scene = over_seed(&name, scene);
    }
    let spec: WorldSpec =
        serde_path_to_error::deserialize(Value::Object(scene)).map_err(|error| {
            let path = error.path().to_string();
            match path.as_str() {
                "." => error.inner().to_string(),
                path => format!("{path}: {}", error.inner()),
            }
        })?;
    build(name, spec)
}

/// The world of the default seed.
pub(crate) fn seeded(name: WorldName) -> World {
    world(name, Value::Object(Map::new())).expect("a test reads the default seed")
}

fn over_seed(name: &WorldName, scene: Map<String, Value>) -> Map<String, Value> {
    // A scene that plays at another time gets a seed whose ages are right at that time.
    let told = scene.get("now").and_then(Value::as_str);
    let now = told.and_then(Moment::parse).unwrap_or_else(system_now);
    let password = git::password_of(name);
    let Value::Object(mut seed) = crate::seed::default_scene(now, &password) else {
        return scene;
    };
    for (key, value) in scene {
        match (seed.get_mut(&key), value) {
            (Some(Value::Object(below)), Value::Object(above)) => below.extend(above),
            (_, value) => {
                seed.insert(key, value);
            }
        }
    }
    seed
}

fn build(name: WorldName, spec: WorldSpec) -> Result<World, String> {
    let mut world = World::empty(name);
    world.gitlab = spec.gitlab.parse()?;
    world.edition = spec.edition.parse()?;
    world.settings = spec.settings.into();
    world.git = match spec.git {
        GitSpec::Real => GitMode::Real,
        GitSpec::Scripted => GitMode::Scripted,
    };
    world.repositories = Arc::new(WorldGit::new(targets(spec.targets)?));
    world.clock = clock(spec.clock, spec.now.as_deref())?;
    let now = world.now();
    for group in spec.groups {
        group.add_to(&mut world)?;
    }
    // Whatever names its id comes first, so that made-up ids cannot collide.
    for project in &spec.projects {
        project.reserve_ids(&mut world)?;
    }
    let (named, unnamed): (Vec<_>, Vec<_>) =
        spec.projects.into_iter().partition(|p| p.id.is_some());
    for project in named.into_iter().chain(unnamed) {
        let project = project.into_project(&mut world, now)?;
        world.add_project(project)?;
    }
    if let Some(fleet) = spec.fleet {
        fleet.add_to(&mut world, now)?;
    }
    Ok(world)
}

fn targets(
    spec: BTreeMap<String, TargetRules>,
) -> Result<BTreeMap<TargetName, TargetRules>, String> {
    let named = spec.into_iter().map(|(path, rules)| {
        let name = TargetName::parse(&path);
        let name = name.ok_or_else(|| format!("targets: `{path}` is no name of a target"))?;
        Ok((name, rules))
    });
    named.collect()
}

fn clock(spec: ClockSpec, now: Option<&str>) -> Result<Clock, String> {
    let start = match now {
        None => None,
        Some(text) => Some(moment("now", text)?),
    };
    Ok(match spec {
        ClockSpec::Manual => Clock::manual(start.unwrap_or_else(system_now)),
        ClockSpec::Real => {
            let mut clock = Clock::real();
            if let Some(start) = start {
                clock.move_to(start);
            }
            clock
        }
    })
}

fn moment(key: &str, text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| format!("{key}: `{text}` is no time"))
}

#[cfg(test)]
mod tests;
