//! What the host and the browser decide: `config.json`, denied storage, versions of GitLab.

use std::fs;

use e2e::browser::Start;
use e2e::environment::Environment;
use e2e::play::play_with;
use e2e::stage::Stage;
use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::Value;
use static_host::{Options, Reach, RuntimeConfig, page_policy};

use tempfile::TempDir;

use crate::steps::{connect, fill_in, open_app_project};

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

/// A copy of the built app that names this instance, as `cargo xtask build --instances` does it.
fn built_for(instance: &str) -> TempDir {
    let only = Reach::Only(vec![instance.to_owned()]);
    let named = [
        (
            "index.html",
            page_policy(&Reach::Anybody),
            page_policy(&only),
        ),
        (
            "worker.js",
            "reach = \"\"".to_owned(),
            format!("reach = \"{instance}\""),
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(Environment::read().dist).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        // Their compressed neighbours would still name anybody.
        let is_named = named.iter().any(|(file, ..)| name.starts_with(file));
        if path.is_file() && !is_named {
            fs::copy(&path, folder.path().join(name)).unwrap();
        }
    }
    for (file, open, closed) in named {
        let text = fs::read_to_string(Environment::read().dist.join(file)).unwrap();
        assert!(text.contains(&open), "{file} says whom it may call");
        fs::write(folder.path().join(file), text.replace(&open, &closed)).unwrap();
    }
    folder
}

/// Plays with an app that was built for the instance, on a host whose header would allow another address of it
/// too: what the app says itself holds where no header is sent. The script is given that address.
async fn play_built_for_one(script: impl AsyncFnOnce(&Person, &World, &str)) {
    let stage = Stage::shared();
    let folder = built_for(&stage.gitlab());
    let other = stage.gitlab().replace("127.0.0.1", "localhost");
    let allow_both = |options: &mut Options| {
        options.root = folder.path().to_owned();
        options.instances.push(other.clone());
    };
    let script = async |person: &Person, world: &World| script(person, world, &other).await;
    play_with(Start::default(), one(), allow_both, script).await;
}

#[tokio::test]
async fn a_page_that_was_built_for_an_instance_calls_no_other() {
    play_built_for_one(async |person: &Person, world: &World, other: &str| {
        person.expects_in_console("connect-src");
        person.expects_in_console("violates the document's Content Security Policy");
        person.open("#/connect").await;
        fill_in(person, other, &world.token("maintainer")).await;
        person.click(Role::Button, "Connect").await;
        person
            .expect_text("Nothing that this page can read answers")
            .await;
        assert!(world.requests().await.is_empty());
        connect(person, world, "maintainer").await;
        person.expect_route("#/").await;
    })
    .await;
}

/// Lets the second thread ask an instance, as script in the page could, and tells what it says.
async fn ask_the_thread(person: &Person, instance: &str) -> Value {
    let script = "const done = arguments[0]; \
        const thread = new Worker('worker.js', { type: 'module' }); \
        thread.onmessage = ({ data }) => data ? done(data[1]) : \
          thread.postMessage([7, '%instance%/api/v4/projects', 0, 'glpat-none', 9000]);";
    let script = script.replace("%instance%", instance);
    person.browser().run_async(&script).await
}

/// The page's policy does not reach its second thread.
#[tokio::test]
async fn a_thread_that_was_built_for_an_instance_calls_no_other() {
    play_built_for_one(async |person: &Person, _: &World, other: &str| {
        person.expects_failed_requests();
        person.open("#/connect").await;
        let own = ask_the_thread(person, &Stage::shared().gitlab()).await;
        assert!(own.is_number(), "{own}");
        assert_eq!(ask_the_thread(person, other).await, "network");
    })
    .await;
}

/// What the tests above stand on: page and thread for anybody reach the same address.
#[tokio::test]
async fn a_page_that_was_built_for_anybody_calls_whom_its_host_allows() {
    let other = Stage::shared().gitlab().replace("127.0.0.1", "localhost");
    let allow_both = |options: &mut Options| options.instances.push(other.clone());
    let script = async |person: &Person, world: &World| {
        person.expects_failed_requests();
        person.open("#/connect").await;
        let answer = ask_the_thread(person, &other).await;
        assert!(answer.is_number(), "{answer}");
        fill_in(person, &other, &world.token("maintainer")).await;
        person.click(Role::Button, "Connect").await;
        person.expect_route("#/").await;
    };
    play_with(Start::default(), one(), allow_both, script).await;
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
