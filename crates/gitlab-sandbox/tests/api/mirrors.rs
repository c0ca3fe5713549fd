//! Push mirrors: what a release has, what the model refuses, and what is stored.

use serde_json::{Value, json};

use crate::support::{Answer, World};

const MIRRORS: &str = "/projects/42/remote_mirrors";

fn scene(gitlab: &str, edition: &str) -> Value {
    json!({
        "gitlab": gitlab, "edition": edition, "clock": "manual", "git": "scripted",
        "projects": [{
            "id": 42, "path": "acme/app",
            "mirrors": [{"id": 101, "url": "https://foo:bar@git.example.net/a.git"}],
        }],
    })
}

async fn create(world: &World, body: Value) -> Answer {
    world.api("maintainer", "POST", MIRRORS, &body).await
}

async fn update(world: &World, id: u64, body: Value) -> Answer {
    let path = format!("{MIRRORS}/{id}");
    world.api("maintainer", "PUT", &path, &body).await
}

/// The names of the fields of the first mirror, in the order on the wire.
async fn fields(world: &World) -> Vec<String> {
    let text = world.get(MIRRORS).await.text();
    let names = text.split("\"").skip(1).step_by(2);
    names
        .filter(|name| text.contains(&format!("\"{name}\":")))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn each_release_shows_the_fields_it_has_in_their_order() {
    let old = [
        "id",
        "enabled",
        "url",
        "update_status",
        "last_update_at",
        "last_update_started_at",
        "last_successful_update_at",
        "last_error",
        "only_protected_branches",
    ];
    let check = async |gitlab: &str, edition: &str, more: &[&str]| {
        let world = World::with(&scene(gitlab, edition)).await;
        assert_eq!(
            fields(&world).await,
            [&old, more].concat(),
            "{gitlab} {edition}"
        );
    };
    let divergent = "keep_divergent_refs";
    check("12.9", "ce", &[]).await;
    check("14.10", "ee", &[divergent]).await;
    check("16.11", "ce", &[divergent, "auth_method"]).await;
    check(
        "17.9",
        "ee",
        &[divergent, "auth_method", "mirror_branch_regex"],
    )
    .await;
    check("18.4", "ce", &[divergent, "auth_method", "host_keys"]).await;
    let newest = [divergent, "auth_method", "host_keys", "mirror_branch_regex"];
    check("newest", "ee", &newest).await;
}

#[tokio::test]
async fn a_route_newer_than_the_release_is_no_route() {
    let one = format!("{MIRRORS}/101");
    let (sync, key) = (format!("{one}/sync"), format!("{one}/public_key"));
    let check = async |gitlab: &str, method: &str, path: &str, exists: bool| {
        let world = World::with(&scene(gitlab, "ce")).await;
        let answer = world.api("maintainer", method, path, &Value::Null).await;
        let is_missing = answer.json() == json!({"error": "404 Not Found"});
        assert_eq!(
            !is_missing,
            exists,
            "{gitlab} {method} {path}: {}",
            answer.text()
        );
    };
    check("12.9", "GET", MIRRORS, true).await;
    check("14.9", "GET", &one, false).await;
    check("14.9", "DELETE", &one, false).await;
    check("14.10", "GET", &one, true).await;
    check("16.10", "POST", &sync, false).await;
    check("16.11", "POST", &sync, true).await;
    check("17.8", "GET", &key, false).await;
    check("17.9", "GET", &key, true).await;
}

#[tokio::test]
async fn parameters_newer_than_the_release_are_dropped() {
    let check = async |gitlab: &str, body: Value, status: u16| {
        let world = World::with(&scene(gitlab, "ce")).await;
        let mut sent = json!({"url": "https://git.example.net/b.git"});
        sent.as_object_mut()
            .into_iter()
            .for_each(|sent| sent.extend(body.as_object().cloned().unwrap_or_default()));
        assert_eq!(create(&world, sent).await.status, status, "{gitlab} {body}");
    };
    check("12.9", json!({"keep_divergent_refs": "maybe"}), 201).await;
    check("13.0", json!({"keep_divergent_refs": "maybe"}), 400).await;
    check("16.9", json!({"auth_method": "magic"}), 201).await;
    check("16.10", json!({"auth_method": "magic"}), 400).await;
    check("18.9", json!({"host_keys": ["nonsense"]}), 201).await;
    check("newest", json!({"host_keys": ["nonsense"]}), 400).await;
}

#[tokio::test]
async fn the_allowed_schemes_changed_their_order() {
    let check = async |gitlab: &str, schemes: &str| {
        let world = World::with(&scene(gitlab, "ce")).await;
        let answer = create(&world, json!({"url": "ftp://foo:bar@test.com"})).await;
        let text = format!("is blocked: Only allowed schemes are {schemes}");
        assert_eq!(
            answer.json(),
            json!({"message": {"url": [text]}}),
            "{gitlab}"
        );
    };
    check("14.10", "ssh, git, http, https").await;
    check("18.5", "http, https, ssh, git").await;
}

#[tokio::test]
async fn at_most_ten_mirrors_are_enabled_since_18_9() {
    let check = async |gitlab: &str, status: u16| {
        let mut scene = scene(gitlab, "ce");
        let mirror =
            |id: u64| json!({"id": id, "url": format!("https://h/{id}"), "enabled": id < 11});
        scene["projects"][0]["mirrors"] = (1..=11).map(mirror).collect();
        let world = World::with(&scene).await;
        let text =
            json!({"base": ["Maximum number of push mirrors (10) exceeded for this project."]});
        let created = create(&world, json!({"url": "https://h/12", "enabled": true})).await;
        let updated = update(&world, 11, json!({"enabled": true})).await;
        for answer in [created, updated] {
            assert_eq!(
                answer.status == 400,
                status == 400,
                "{gitlab}: {}",
                answer.text()
            );
            assert!(status != 400 || answer.json()["message"] == text);
        }
        // One of the ten may be saved again, and switched off.
        assert_eq!(
            update(&world, 10, json!({"enabled": true})).await.status,
            200
        );
        assert_eq!(
            update(&world, 10, json!({"enabled": false})).await.status,
            200
        );
        assert_eq!(
            update(&world, 11, json!({"enabled": true})).await.status,
            200,
            "{gitlab}"
        );
    };
    check("18.8", 200).await;
    check("18.9", 400).await;
}

#[tokio::test]
async fn an_address_stands_only_once_on_the_newest_servers() {
    let check = async |gitlab: &str, unique: Value, url: &str, expected: Option<Value>| {
        let mut scene = scene(gitlab, "ce");
        scene["settings"] = json!({"unique_urls": unique});
        let world = World::with(&scene).await;
        let url = url.replace("{instance}", &world.url());
        let answer = create(&world, json!({"url": url})).await;
        let message = (answer.status == 400).then(|| answer.json()["message"].clone());
        assert_eq!(message, expected, "{gitlab} {unique} {url}");
    };
    let (same, taken) = (
        "https://x@git.example.net/a.git",
        json!({"url": ["has already been taken"]}),
    );
    check("18.9", json!(null), same, None).await;
    check("newest", json!(null), same, Some(taken.clone())).await;
    check("18.9", json!(true), same, Some(taken)).await;
    check("newest", json!(false), same, None).await;
    check("newest", json!(null), "https://git.example.net/b.git", None).await;
    let itself = json!({"base": ["You cannot mirror a repository to itself."]});
    check(
        "newest",
        json!(null),
        "{instance}/acme/app.git",
        Some(itself),
    )
    .await;
    check("18.9", json!(null), "{instance}/acme/app.git", None).await;
}

#[tokio::test]
async fn a_stored_switch_that_is_on_may_read_off() {
    let check = async |pointer: &str, value: Value, person: &str, expected: bool| {
        let mut scene = scene("18.9", "ce");
        scene["settings"] = json!({"silent_mode": false, "mirror_available": true});
        if let Some(place) = scene.pointer_mut(pointer) {
            *place = value;
        } else {
            scene["projects"][0]["repository"] = value;
        }
        let world = World::with(&scene).await;
        let path = format!("{MIRRORS}/101");
        let shown = world.api(person, "GET", &path, &Value::Null).await.json();
        assert_eq!(shown["enabled"], expected, "{pointer}");
        let sync = world
            .api(person, "POST", &format!("{path}/sync"), &Value::Null)
            .await;
        assert_eq!(sync.status == 204, expected, "{pointer}");
    };
    check("/git", json!("scripted"), "maintainer", true).await;
    check("/settings/silent_mode", json!(true), "maintainer", false).await;
    check("/settings/mirror_available", json!(false), "admin", false).await;
    check("/projects/0/repository", json!(false), "maintainer", false).await;
}

#[tokio::test]
async fn an_administrator_who_saves_a_mirror_decides_for_the_project() {
    let mut scene = scene("18.9", "ce");
    scene["settings"] = json!({"mirror_available": false});
    let world = World::with(&scene).await;
    let path = format!("{MIRRORS}/101");
    assert_eq!(world.get(&path).await.status, 401);
    let saved = world
        .api("admin", "PUT", &path, &json!({"enabled": true}))
        .await;
    assert_eq!(saved.json()["enabled"], true);
    assert_eq!(world.get(&path).await.status, 200);
}

#[tokio::test]
async fn what_the_model_says_instead_arrives_under_base() {
    let mut scene = scene("18.9", "ce");
    scene["projects"][0]["create_error"] = json!("not now");
    scene["projects"][0]["destroy_error"] = json!("never");
    let world = World::with(&scene).await;
    let created = create(&world, json!({"url": "https://git.example.net/b.git"})).await;
    assert_eq!(created.json(), json!({"message": {"base": ["not now"]}}));
    let deleted = world
        .api(
            "maintainer",
            "DELETE",
            &format!("{MIRRORS}/101"),
            &Value::Null,
        )
        .await;
    assert_eq!(deleted.json(), json!({"message": {"base": ["never"]}}));
    assert_eq!(
        world.get(MIRRORS).await.json().as_array().map(Vec::len),
        Some(1)
    );
}

#[tokio::test]
async fn a_key_pair_is_made_once_and_kept() {
    let world = World::with(&scene("18.9", "ce")).await;
    let body = json!({"url": "ssh://git@git.example.net/a.git", "auth_method": "ssh_public_key"});
    let id = create(&world, body).await.json()["id"]
        .as_u64()
        .unwrap_or_default();
    let path = format!("{MIRRORS}/{id}/public_key");
    let key = world.get(&path).await.json()["public_key"].clone();
    let text = key.as_str().unwrap_or_default();
    assert!(
        text.starts_with("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB") && text.contains(" git@"),
        "{text}"
    );
    update(&world, id, json!({"auth_method": "password"})).await;
    assert_eq!(
        world.get(&path).await.json(),
        json!({"message": "404 Not Found"})
    );
    update(&world, id, json!({"auth_method": "ssh_public_key"})).await;
    assert_eq!(world.get(&path).await.json()["public_key"], key);
}

#[tokio::test]
async fn old_servers_put_the_faults_of_an_update_in_a_sentence() {
    let world = World::with(&scene("14.10", "ce")).await;
    let answer = update(&world, 101, json!({"only_protected_branches": null})).await;
    let text = "Remote mirrors only protected branches can't be blank";
    assert_eq!(answer.json(), json!({"message": text}));
}

/// Seen in 18.5: credentials that hide the structure of the address are moved on the first change.
#[tokio::test]
async fn only_an_odd_password_makes_an_update_reset_the_status() {
    let check = async |url: &str, expected: [&str; 2]| {
        let mut scene = scene("18.5", "ce");
        let mirror = &mut scene["projects"][0]["mirrors"][0];
        mirror["url"] = json!(url);
        mirror["update_status"] = json!("failed");
        mirror["last_error"] = json!("broken");
        let world = World::with(&scene).await;
        for status in expected {
            let answer = update(&world, 101, json!({"auth_method": "password"}))
                .await
                .json();
            assert_eq!(answer["update_status"], status, "{url}");
            assert_eq!(
                answer["last_error"].is_null(),
                status == "finished",
                "{url}"
            );
        }
    };
    check("https://u:p@git.example.net/a.git", ["failed", "failed"]).await;
    check(
        "https://u:p/w@git.example.net/a.git",
        ["finished", "finished"],
    )
    .await;
}
