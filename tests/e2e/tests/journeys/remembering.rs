//! What the app keeps: a list of what was done, preferences, and the way to forget all of it.

use e2e::browser::Start;
use e2e::play::play_with;
use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::json;
use static_host::{Options, RuntimeConfig};

use crate::steps::{connect, databases, open_app_project};

fn one() -> Scene {
    Scene::of(Project::app().mirror(Mirror::to(5, "https://u:p@target.example.com/acme/app.git")))
}

#[tokio::test]
async fn everything_that_was_done_is_listed_with_a_command_that_holds_no_secret() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.click(Role::Button, "Add mirror").await;
        let form = person.within(Role::Dialog, "Add push mirror");
        form.type_into("Repository URL", "https://new.example.com/acme/app.git")
            .await;
        form.type_into("User name", "bot").await;
        form.type_into("Password or token", "typed-only-once").await;
        form.click(Role::Radio, part("Leave disabled")).await;
        form.click(Role::Button, "Add mirror").await;
        person.expect_text("Mirror added").await;

        person.click(Role::Link, "Activity").await;
        let row = person.within(Role::Row, part("new.example.com"));
        row.expect_text("Done").await;
        row.click(Role::Button, part("Copy as curl")).await;
        person.expect_text("Copied").await;
        let command = person.clipboard().await;
        assert!(command.starts_with("curl "), "{command}");
        assert!(
            command.contains("/api/v4/projects/42/remote_mirrors"),
            "{command}"
        );
        assert!(
            !command.contains("typed-only-once"),
            "the password is in {command}"
        );
        assert!(
            !command.contains(&world.token("maintainer")),
            "the token is in {command}"
        );
        person.expect_secret_only_in("typed-only-once", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn what_failed_is_listed_with_its_reason() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        person.expect(Role::Switch, "Enabled").await;
        world
            .replace(Scene::of(Project::new(42, "acme/app-fault-500").mirror(
                Mirror::to(5, "https://u:p@target.example.com/acme/app.git"),
            )))
            .await;
        person.click(Role::Switch, "Enabled").await;
        person
            .expect(Role::Alert, part("GitLab has a problem"))
            .await;
        person.expect_checked(Role::Switch, "Enabled", true).await;
        person.click(Role::Link, "Activity").await;
        let row = person.within(Role::Row, part("target.example.com"));
        row.expect_text("GitLab has a problem").await;
    })
    .await;
}

#[tokio::test]
async fn a_theme_that_was_chosen_outlives_a_reload() {
    play(one(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        person.open("#/settings").await;
        let ground = "return getComputedStyle(document.documentElement).backgroundColor";
        person.settle().await;
        let light = person.browser().run(ground, Vec::new()).await;
        person.click(Role::Radio, "Dark").await;
        person.settle().await;
        let dark = person.browser().run(ground, Vec::new()).await;
        assert_ne!(light, dark);
        person.reload().await;
        person.expect_checked(Role::Radio, "Dark", true).await;
        person.settle().await;
        assert_eq!(person.browser().run(ground, Vec::new()).await, dark);
    })
    .await;
}

#[tokio::test]
async fn forgetting_leaves_nothing_behind() {
    play(one(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        person
            .wait_until("a stored result", async || {
                databases(person).await == json!(["mirrordeck"])
            })
            .await;
        person.open("#/settings").await;
        person.click(Role::Radio, "Dark").await;
        person.click(Role::Button, "Forget everything").await;
        let question = person.within(Role::Dialog, "Forget everything?");
        question
            .expect_text("Mirrors in GitLab are not touched")
            .await;
        question.click(Role::Button, "Forget everything").await;
        person
            .expect_text("This browser keeps nothing of Mirrordeck")
            .await;
        let kept = "return [localStorage.length, sessionStorage.length]";
        let kept = person.browser().run(kept, Vec::new()).await;
        assert_eq!(kept, json!([0, 0]));
        assert_eq!(databases(person).await, json!([]));
        person
            .expect_secret_only_in(&world.token("maintainer"), &[])
            .await;
        person.open("#/projects/42").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        assert!(world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_host_may_forbid_every_change() {
    let read_only = |options: &mut Options| {
        options.config = RuntimeConfig::Text("{\"read_only\": true}".to_owned());
    };
    play_with(
        Start::default(),
        one(),
        read_only,
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            person.open("#/projects/42/mirrors/5").await;
            for (role, name) in [
                (Role::Switch, "Enabled"),
                (Role::Button, "Sync now"),
                (Role::Button, "Delete"),
            ] {
                person.expect_refusing(role, name, "may only look").await;
            }
            assert!(world.writes().await.is_empty());
        },
    )
    .await;
}
