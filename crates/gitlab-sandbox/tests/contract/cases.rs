//! Plays `cases.json`.

use serde_json::{Value, json};

use super::{World, expect, oauth, recorded, report, scene, send, text};

/// Every case of the file.
pub(crate) fn all() -> Vec<Value> {
    recorded(include_str!("../../../../tests/contract/cases.json"))
}

#[tokio::test]
async fn every_case_comes_out_as_expected() {
    let world = World::seeded().await;
    let (cases, mut differences) = (all(), Vec::new());
    for case in &cases {
        let name = text(case, "name");
        let set = world.put(&scene_of(name)).await;
        assert_eq!(set.status, 200, "{name}: {}", set.text());
        prepare(&world, name).await;
        let request = match name.starts_with("oauth: ") {
            true => oauth::filled(&world, &case["request"]).await,
            false => case["request"].clone(),
        };
        let answer = send(&world, &request, None).await;
        let found = expect::differences(&answer, &case["expect"]);
        if !found.is_empty() {
            let body: String = answer.text().chars().take(300).collect();
            differences.push(format!("{name}: {} ({body})", found.join("; ")));
        }
    }
    assert_eq!(cases.len(), 107);
    report("cases", cases.len(), &differences);
}

/// What has to happen before the request.
async fn prepare(world: &World, name: &str) {
    let request = match name {
        "delete: twice" => {
            json!({"method": "DELETE", "path": "/api/v4/projects/42/remote_mirrors/101"})
        }
        "limit: request throttle" => json!({"method": "GET", "path": "/api/v4/user"}),
        _ => return,
    };
    send(world, &request, Some("T_MAINT")).await;
}

/// The scene a case speaks of: the recorded one, changed as its precondition says.
fn scene_of(name: &str) -> Value {
    let mut scene = scene::named("standard");
    let settings = &mut scene["settings"];
    match name {
        "list: mirroring switched off instance-wide, maintainer"
        | "list: mirroring switched off instance-wide, administrator" => {
            settings["mirror_available"] = json!(false);
        }
        "sync: silent mode" => settings["silent_mode"] = json!(true),
        "limit: request throttle" => settings["requests_per_minute"] = json!(1),
        "outage: maintenance mode, JSON write" => settings["maintenance_mode"] = json!(true),
        _ => change_projects(name, &mut scene),
    }
    scene
}

fn change_projects(name: &str, scene: &mut Value) {
    let project = &mut scene["projects"][0];
    match name {
        "list: anonymous on public project" | "project: anonymous view has no permissions" => {
            project["visibility"] = json!("public");
        }
        "list: empty" => project["mirrors"] = json!([]),
        "list: default page size" => keep_mirrors(project, 1),
        "list: last page" => keep_mirrors(project, 3),
        "create: eleventh enabled mirror" | "create: eleventh mirror left disabled" => {
            let mirror = |id| json!({"id": id, "url": format!("https://example.com/{id}.git")});
            project["mirrors"] = (1..=10).map(mirror).collect();
            scene["gitlab"] = json!("18.9.0");
        }
        "update: EE regex clears protected-only" => {
            project["mirrors"][0]["only_protected_branches"] = json!(true);
            scene["edition"] = json!("ee");
        }
        "get: enterprise edition exposes regex"
        | "create: EE refuses both branch filters"
        | "create: EE bad regex" => {
            scene["edition"] = json!("ee");
        }
        "list: fine-grained token without the permission" => scene["gitlab"] = json!("newest"),
        "outage: unhandled exception" => project["path"] = json!("acme/fault-500"),
        "projects: keyset" => {
            let project = |n| json!({"path": format!("acme/many/p{n}")});
            scene["projects"] = (0..130).map(project).collect();
        }
        "group projects with subgroups" => {
            scene["groups"] = json!([{"id": 7, "path": "acme"}]);
            scene["projects"][2]["path"] = json!("acme/deep/public");
        }
        _ if name.starts_with("pull ") => change_pull_mirror(name, scene),
        _ => {}
    }
}

fn keep_mirrors(project: &mut Value, count: usize) {
    if let Some(mirrors) = project["mirrors"].as_array_mut() {
        mirrors.truncate(count);
    }
}

fn change_pull_mirror(name: &str, scene: &mut Value) {
    if name != "pull get: community edition" {
        scene["edition"] = json!("ee");
    }
    let project = &mut scene["projects"][0];
    match name {
        "pull get: mirrored project" | "pull post: start" => {
            project["pull_mirror"] = json!({"url": "https://u:p@git.example.net/up.git"});
        }
        "pull post: paused after repeated failures" => {
            project["pull_mirror"] =
                json!({"url": "https://git.example.net/up.git", "hard_failed": true});
        }
        _ => {}
    }
}
