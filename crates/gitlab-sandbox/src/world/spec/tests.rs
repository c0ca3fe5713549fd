//! Scenes that are read and scenes that are refused.

use serde_json::json;

use super::*;

fn name() -> WorldName {
    WorldName::demo()
}

fn refusal(scene: Value) -> String {
    world(name(), scene).err().unwrap_or_default()
}

#[test]
fn the_default_seed_is_a_scene() {
    let world = seeded(name());
    assert!(world.projects().count() > 0);
}

#[test]
fn unknown_keys_are_refused_with_their_place() {
    let reason = refusal(json!({"colour": "blue"}));
    assert!(reason.contains("unknown field `colour`"), "{reason}");
    let scene = json!({"projects": [{"path": "a/b", "mirrors": [{"ur": "x"}]}]});
    let reason = refusal(scene);
    assert!(reason.starts_with("projects[0].mirrors[0]"), "{reason}");
    assert!(reason.contains("unknown field `ur`"), "{reason}");
}

#[test]
fn ids_that_collide_are_refused() {
    let twice = json!({"projects": [{"id": 1, "path": "a/b"}, {"id": 1, "path": "a/c"}]});
    assert_eq!(refusal(twice), "there are two projects with the id 1");
    let twice = json!({"projects": [{"path": "a/b"}, {"path": "A/b"}]});
    assert_eq!(refusal(twice), "there are two projects at `A/b`");
    let mirror = json!({"id": 7, "url": "https://a.example/b.git"});
    let twice = json!({"projects": [{"path": "a/b", "mirrors": [mirror, mirror]}]});
    assert_eq!(refusal(twice), "there are two mirrors with the id 7");
}

#[test]
fn words_that_mean_nothing_are_refused() {
    for scene in [
        json!({"gitlab": "eighteen"}),
        json!({"edition": "pe"}),
        json!({"clock": "broken"}),
        json!({"now": "soon"}),
        json!({"settings": {"latency_ms": "long"}}),
        json!({"projects": [{"path": "a b"}]}),
        json!({"projects": [{"path": "a/b", "mirrors": [{}]}]}),
        json!({"projects": [{"path": "a/b", "mirrors": [{"url": "x", "update_status": "ok"}]}]}),
        json!([]),
    ] {
        assert!(!refusal(scene.clone()).is_empty(), "{scene}");
    }
}

#[test]
fn a_scene_without_projects_keeps_those_of_the_seed() {
    let scene = json!({"gitlab": "12.9", "clock": "manual", "settings": {"silent_mode": true}});
    let world = world(name(), scene).expect("the scene is complete");
    assert_eq!(world.gitlab.to_string(), "12.9.0");
    assert!(world.settings.silent_mode);
    assert!(world.projects().count() > 0);
}

#[test]
fn folders_in_paths_become_groups() {
    let scene = json!({
        "groups": [{"id": 7, "path": "acme"}],
        "projects": [{"path": "acme/platform/app"}],
    });
    let world = world(name(), scene).expect("the scene is complete");
    let groups: Vec<_> = world
        .groups()
        .map(|g| (g.id, g.path.as_str(), g.parent))
        .collect();
    assert_eq!(groups, [(7, "acme", None), (8, "acme/platform", Some(7))]);
}

#[test]
fn made_up_mirror_ids_keep_clear_of_given_ones() {
    let scene = json!({"projects": [
        {"path": "a/b", "mirrors": [{"url": "https://a.example/b.git"}]},
        {"path": "a/c", "mirrors": [{"id": 1, "url": "https://a.example/c.git"}]},
    ]});
    let world = world(name(), scene).expect("the scene is complete");
    let ids: Vec<u64> = world
        .projects()
        .flat_map(|p| p.mirrors.keys().copied())
        .collect();
    assert_eq!(ids, [2, 1]);
}
