//! A generated company has the size that was asked for, and is the same for the same seed.

use std::collections::{BTreeMap, HashSet};

use super::*;
use crate::{
    mirror::state::UpdateStatus,
    world::{World, WorldName},
};

fn company(projects: usize, mirrors: usize, seed: u64) -> World {
    let mut world = World::empty(WorldName::demo());
    let now = Moment::parse("2026-11-22T10:00:00.000Z").expect("it is a time");
    fill(&mut world, Size { projects, mirrors }, seed, now).expect("no name occurs twice");
    world
}

fn shown(world: &World) -> Vec<String> {
    let rows = world.projects().flat_map(|project| {
        let row = |mirror: &Mirror| {
            let status = mirror.update_status.as_str();
            format!("{} {} {status}", project.path, mirror.url)
        };
        project.mirrors.values().map(row)
    });
    rows.collect()
}

fn check(projects: usize, mirrors: usize) {
    let world = company(projects, mirrors, 7);
    let counts: Vec<usize> = world.projects().map(|p| p.mirrors.len()).collect();
    let what = format!("{projects} projects with {mirrors} mirrors");
    assert_eq!(counts.len(), projects, "{what}");
    assert_eq!(counts.iter().sum::<usize>(), mirrors, "{what}");
    assert!(counts.iter().all(|c| *c <= MOST_OF_PROJECT), "{what}");
}

#[test]
fn sizes_are_met_exactly() {
    for (projects, mirrors) in [
        (0, 0),
        (1, 10),
        (3, 1),
        (7, 33),
        (2000, 10_000),
        (41, 410),
        (5000, 0),
    ] {
        check(projects, mirrors);
    }
}

#[test]
fn the_same_seed_makes_the_same_company() {
    let first = shown(&company(200, 1000, 7));
    assert_eq!(first, shown(&company(200, 1000, 7)));
    assert_ne!(first, shown(&company(200, 1000, 8)));
}

#[test]
fn every_state_and_host_occurs_and_no_project_has_two_mirrors_to_one_target() {
    let world = company(400, 2000, 7);
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    let mut errors = HashSet::new();
    for project in world.projects() {
        let urls: HashSet<_> = project.mirrors.values().map(|m| &m.url).collect();
        assert_eq!(urls.len(), project.mirrors.len(), "{}", project.path);
        for mirror in project.mirrors.values() {
            *states.entry(mirror.update_status.as_str()).or_default() += 1;
            errors.extend(mirror.last_error.as_deref().map(|text| &text[..12]));
            let is_failed = mirror.update_status == UpdateStatus::Failed;
            assert!(!is_failed || mirror.last_error.is_some(), "{}", mirror.id);
            assert!(mirror.last_successful_update_at <= mirror.last_update_at);
        }
    }
    assert_eq!(states.len(), 5, "{states:?}");
    assert!(
        states["finished"] > 1400 && states["failed"] > 100,
        "{states:?}"
    );
    assert!(errors.len() >= 3, "{errors:?}");
    assert!(
        world
            .groups()
            .any(|group| group.path.matches('/').count() == 3)
    );
}
