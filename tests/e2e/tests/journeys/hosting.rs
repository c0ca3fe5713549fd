//! What the host and the browser decide: `config.json`, denied storage, versions of GitLab.

use e2e::browser::Start;
use e2e::play::play_with;
use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use static_host::{Options, RuntimeConfig};

use crate::steps::{connect, open_app_project};

fn one() -> Scene {
    Scene::of(
        Project::app().mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        ),
    )
}

fn configured(text: &str) -> impl FnOnce(&mut Options) {
    let config = RuntimeConfig::Text(text.to_owned());
    move |options: &mut Options| options.config = config
}

#[tokio::test]
async fn a_missing_configuration_gives_working_defaults() {
    let missing = |options: &mut Options| options.config = RuntimeConfig::Missing;
    play_with(
        Start::default(),
        one(),
        missing,
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            connect(person, world, "maintainer").await;
            person.open("#/projects/42").await;
            person.expect(Role::Row, part("target.example.com")).await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_broken_configuration_is_named_and_the_app_still_works() {
    for text in ["{ broken", "{\"instances\": 7}", "<html></html>"] {
        play_with(
            Start::default(),
            one(),
            configured(text),
            async |person: &Person, world: &World| {
                person.open("#/connect").await;
                person.expect_text("config.json cannot be read").await;
                connect(person, world, "maintainer").await;
            },
        )
        .await;
    }
}

#[tokio::test]
async fn the_demo_leads_in_with_one_click() {
    let play_demo = async |person: &Person, world: &World| {
        // One click from the printed address.
        person
            .open(&format!("#/connect?instance={}", world.origin()))
            .await;
        person.click(Role::Button, "Open the demo").await;
        person.expect_route("#/").await;
        person.expect(Role::Table, "Push mirrors").await;
    };
    let demo = configured("{\"demo\": {\"token\": \"glpat-demo-maintainer\"}}");
    play_with(Start::default(), one(), demo, play_demo).await;
}

#[tokio::test]
async fn a_browser_that_refuses_storage_keeps_the_token_in_memory_and_says_so() {
    let denied = Start {
        is_storage_denied: true,
    };
    play_with(
        denied,
        one(),
        |_| {},
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            person.expect_text("The token is kept in memory only").await;
            person.open("#/projects/42").await;
            person.expect(Role::Row, part("target.example.com")).await;
            person.open("#/settings").await;
            person.expect(Role::Heading, part("Settings")).await;
        },
    )
    .await;
}

/// What each version can, as the mirror's page shows it: sync, public key, delete.
#[tokio::test]
async fn the_interface_adapts_to_the_version_and_says_why() {
    let cases = [
        ("12.9.0", false, false),
        ("14.10.0", true, false),
        ("16.11.0", true, true),
        ("17.9.0", true, true),
        ("18.4.0", true, true),
        ("18.9.1", true, true),
        ("19.2.0", true, true),
    ];
    for (version, can_delete, can_sync) in cases {
        play(
            one().version(version),
            async |person: &Person, world: &World| {
                person.expects_failed_requests();
                connect(person, world, "maintainer").await;
                person.open("#/projects/42").await;
                person.expect(Role::Row, part("target.example.com")).await;
                person.open("#/projects/42/mirrors/5").await;
                person.expect(Role::Switch, "Enabled").await;
                if can_sync {
                    person.click(Role::Button, "Sync now").await;
                    person.expect_text("Sync").await;
                } else {
                    person
                        .expect_refusing(Role::Button, "Sync now", "needs GitLab 16.11")
                        .await;
                }
                if !can_delete {
                    person
                        .expect_refusing(Role::Button, "Delete", "needs GitLab 14.10")
                        .await;
                }
            },
        )
        .await;
    }
}

#[tokio::test]
async fn the_edition_decides_about_pull_mirrors_and_branch_patterns() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.expect_text("they need the Enterprise Edition").await;
        person.expect_gone(Role::Button, "Set up pull mirror").await;
        person.open("#/projects/42/mirrors/new").await;
        person
            .expect_text("A branch pattern needs GitLab Enterprise Edition")
            .await;
    })
    .await;
    play(
        one().enterprise(),
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            open_app_project(person, world).await;
            person.expect(Role::Heading, "Pull mirror").await;
            person.open("#/projects/42/mirrors/new").await;
            person
                .choose("Branches", "Branches that match a pattern")
                .await;
            person.expect(Role::Textbox, "Pattern").await;
        },
    )
    .await;
}
