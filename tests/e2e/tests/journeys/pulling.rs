//! The pull mirror of an Enterprise Edition: shown, set up, changed, asked to fetch.

use e2e::{Person, Project, Role, Scene, World, part, play};
use serde_json::json;

use crate::steps::{connect, open_app_project};

fn pulling() -> Scene {
    let pull_mirror = json!({
        "url": "https://reader:pull-secret@upstream.example.com/acme/app.git",
        "update_status": "finished",
        "last_update_at": "2026-11-20T10:00:00.000Z",
        "last_successful_update_at": "2026-11-20T10:00:00.000Z",
    });
    Scene::of(Project::app().set("pull_mirror", pull_mirror)).enterprise()
}

#[tokio::test]
async fn a_pull_mirror_stands_beside_the_push_mirrors_and_fetches_when_asked() {
    play(pulling(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person
            .expect_text("upstream.example.com/acme/app.git")
            .await;
        person.click(Role::Button, "Fetch now").await;
        person.expect_text("Fetch asked for").await;
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
        assert_eq!(writes[0].method, "POST");
        assert!(writes[0].path.ends_with("/projects/42/mirror/pull"));
        person.expect_secret_only_in("pull-secret", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_pull_mirror_is_set_up_with_raw_credentials_of_its_own() {
    let scene = Scene::of(Project::app()).enterprise();
    play(scene, async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.click(Role::Link, "Set up pull mirror").await;
        person.expect_route("#/projects/42/pull-mirror").await;
        let form = person.within(Role::Dialog, "Set up pull mirror");
        form.type_into(
            "Source address",
            "https://upstream.example.com/acme/app.git",
        )
        .await;
        form.type_into("User", "reader").await;
        form.type_into("Password or token", "p@ss/w+rd%41").await;
        form.click(Role::Button, "Save").await;
        person.expect_route("#/projects/42").await;
        person
            .expect_text("upstream.example.com/acme/app.git")
            .await;
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
        assert_eq!(writes[0].method, "PUT");
        assert_eq!(writes[0].body["auth_user"], "reader");
        assert_eq!(writes[0].body["auth_password"], "p@ss/w+rd%41");
        person.expect_secret_only_in("p@ss/w+rd%41", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_change_sends_only_what_was_changed() {
    play(pulling(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.click(Role::Link, "Edit pull mirror").await;
        let form = person.within(Role::Dialog, "Edit pull mirror");
        form.click(Role::Checkbox, "Start pipelines").await;
        form.click(Role::Button, "Save").await;
        person.expect_route("#/projects/42").await;
        person.expect_text("Pull mirror saved").await;
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
        assert_eq!(writes[0].body, json!({ "mirror_trigger_builds": true }));
    })
    .await;
}

#[tokio::test]
async fn a_refused_source_is_explained_and_nothing_typed_is_lost() {
    let scene = Scene::of(Project::app())
        .enterprise()
        .setting("local_targets", json!("deny"));
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.click(Role::Link, "Set up pull mirror").await;
        let form = person.within(Role::Dialog, "Set up pull mirror");
        form.type_into("Source address", "https://10.0.0.7/acme/app.git")
            .await;
        form.type_into("User", "reader").await;
        form.type_into("Password or token", "typed-only-once").await;
        form.click(Role::Button, "Save").await;
        form.expect_text("GitLab refuses this address").await;
        form.expect_value("User", "reader").await;
        form.expect_value("Password or token", "typed-only-once")
            .await;
        form.expect_value("Source address", "https://10.0.0.7/acme/app.git")
            .await;
        assert_eq!(world.writes().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_token_to_look_only_sees_the_pull_mirror_and_cannot_touch_it() {
    play(pulling(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer.read_api").await;
        person.open("#/projects/42").await;
        person.expect_text("upstream.example.com").await;
        person
            .expect_refusing(Role::Button, "Fetch now", "You may only look here")
            .await;
        person.open("#/projects/42/pull-mirror").await;
        let form = person.within(Role::Dialog, part("pull mirror"));
        form.expect_refusing(Role::Button, "Save", "You may only look here")
            .await;
        assert!(world.writes().await.is_empty());
    })
    .await;
}
