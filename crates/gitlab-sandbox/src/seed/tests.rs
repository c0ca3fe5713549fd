//! The default scene keeps what it promises.

use std::collections::{BTreeSet, HashSet};

use super::*;
use crate::{
    git::push::{self, PushJob},
    mirror::{outcome::PushOutcome, state::Mirror},
    sandbox::{Options, Sandbox},
    world::{WorldName, spec},
};

fn now() -> Moment {
    Moment::parse("2026-11-22T10:00:00.000Z").expect("it is a time")
}

#[test]
fn the_company_has_the_size_people_expect() {
    let fleet = fleet();
    assert_eq!(fleet.len(), 60);
    let count = |of: &dyn Fn(&ProjectLine) -> bool| fleet.iter().filter(|p| of(p)).count();
    assert_eq!(fleet.iter().map(|p| p.mirrors.len()).sum::<usize>(), 150);
    assert_eq!(count(&|p| p.mirrors.len() == 12), 1);
    assert_eq!(count(&|p| p.mirrors.is_empty()), 1);
    assert_eq!(count(&|p| p.is_archived), 1);
    assert_eq!(count(&|p| p.level == 30), 1);
    assert_eq!(count(&|p| p.pull.is_some()), 2);
    let groups: BTreeSet<_> = fleet
        .iter()
        .filter_map(|p| p.path.rsplit_once('/'))
        .collect();
    assert!(
        groups
            .iter()
            .any(|(group, _)| group.matches('/').count() == 2)
    );
    let hosts: HashSet<_> = fleet
        .iter()
        .flat_map(|p| &p.mirrors)
        .map(|m| &m.host)
        .collect();
    assert!(hosts.len() >= 8, "{hosts:?}");
}

#[test]
fn every_state_occurs() {
    for health in [
        Health::Fine,
        Health::Off,
        Health::OffNever,
        Health::Never,
        Health::Unproven,
        Health::Running,
        Health::Stuck,
        Health::Retry,
        Health::Auth,
        Health::NoUser,
        Health::Forbidden,
        Health::Missing,
        Health::Moved,
        Health::Declined,
        Health::Diverged,
        Health::HostKey,
        Health::PublicKey,
        Health::NoHost,
        Health::Timeout,
    ] {
        let fleet = fleet();
        let mut mirrors = fleet.iter().flat_map(|project| &project.mirrors);
        let found = mirrors.any(|mirror| mirror.health == health);
        assert!(found, "{health:?} is nowhere");
    }
}

#[test]
fn no_project_has_more_enabled_mirrors_than_gitlab_allows_or_two_to_one_target() {
    for project in fleet() {
        let enabled = project.mirrors.iter().filter(|m| m.health.is_enabled());
        assert!(enabled.count() <= 10, "{}", project.path);
        let targets: HashSet<_> = project.mirrors.iter().map(MirrorLine::target).collect();
        assert_eq!(targets.len(), project.mirrors.len(), "{}", project.path);
    }
}

#[test]
fn times_are_in_order_and_in_the_past() {
    for mirror in fleet().iter().flat_map(|project| &project.mirrors) {
        for id in [1, 50, 101_486] {
            let [started, ended, succeeded] = times(mirror, now(), id);
            let what = format!("{} {:?}", mirror.host, mirror.health);
            assert!(started <= Some(now()) && ended <= Some(now()), "{what}");
            assert!(succeeded <= ended, "{what}");
            if mirror.health.update_status() == "failed" {
                assert!(started < ended && succeeded < started, "{what}");
            }
        }
    }
}

#[test]
fn the_scene_is_the_same_for_the_same_time_and_password() {
    assert_eq!(default_scene(now(), "p"), default_scene(now(), "p"));
    assert_ne!(default_scene(now(), "p"), default_scene(now(), "q"));
}

/// Every mirror that fails, and every tenth that works: a hundred more would only take longer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_sync_confirms_the_scene() {
    let sandbox = Sandbox::start(Options::default())
        .await
        .expect("a free port");
    let name = WorldName::demo();
    let world = spec::seeded(name);
    let mut pushes = tokio::task::JoinSet::new();
    for (index, (project, mirror)) in world
        .projects()
        .flat_map(|project| {
            project
                .mirrors
                .values()
                .map(move |mirror| (project, mirror))
        })
        .enumerate()
    {
        let expected = mirror.last_error.clone();
        if expected.is_some() || index % 10 == 0 {
            // The runner makes the key pair before it pushes; any key will do here.
            let mirror = &Mirror {
                public_key: Some("ssh-rsa AAAAB3".to_owned()),
                ..mirror.clone()
            };
            let job = PushJob::of(&world, project, mirror, sandbox.address);
            let what = format!("{} to {}", project.path, mirror.url);
            pushes.spawn(async move { (what, expected, push::push(job).await) });
        }
    }
    assert!(pushes.len() > 30);
    while let Some(done) = pushes.join_next().await {
        let (what, expected, outcome) = done.expect("a push does not panic");
        let found = match outcome {
            PushOutcome::Success => None,
            PushOutcome::Diverged(refs) => {
                let refs: Vec<_> = refs.iter().map(String::as_str).collect();
                Some(crate::git::wording::diverged(&refs))
            }
            PushOutcome::Failed(text) => Some(text),
        };
        assert_eq!(found, expected, "{what}");
    }
}
