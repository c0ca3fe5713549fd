//! Adding a mirror: what people paste, what GitLab refuses, and what must never be lost or leak.

use std::time::Duration;

use e2e::place::Place;
use e2e::{Mirror, Person, Project, Role, Scene, World, play};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::steps::open_app_project;

async fn form(person: &Person, world: &World) -> Place {
    open_app_project(person, world).await;
    person.click(Role::Button, "Add mirror").await;
    person.expect_route("#/projects/42/mirrors/new").await;
    person.within(Role::Dialog, "Add push mirror")
}

#[tokio::test]
async fn a_mirror_with_a_password_is_sent_once_and_raw() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            let form = form(person, world).await;
            form.type_into("Repository URL", "https://target.example.com/acme/app.git")
                .await;
            form.type_into("User name", "bot").await;
            form.type_into("Password or token", "p@ss/w+rd%41").await;
            form.click(Role::Button, "Add mirror").await;
            person.expect_text("Mirror added").await;
            person.expect_route_under("#/projects/42/mirrors/").await;
            person
                .expect(Role::Heading, "target.example.com/acme/app.git")
                .await;

            let creates: Vec<_> = world
                .writes()
                .await
                .into_iter()
                .filter(|write| write.path.ends_with("/remote_mirrors"))
                .collect();
            assert_eq!(creates.len(), 1, "{creates:?}");
            assert_eq!(
                creates[0].body["url"], "https://bot:p@ss/w+rd%41@target.example.com/acme/app.git",
                "GitLab never decodes what stands before the host"
            );
            assert_eq!(creates[0].body["enabled"], true);
            assert_eq!(creates[0].body.get("mirror_branch_regex"), None);
            person.expect_secret_only_in("p@ss/w+rd%41", &[]).await;
            world.expect_secret_only_in_creates("p@ss/w+rd%41").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_mirror_with_a_key_shows_the_public_key_to_copy() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            let form = form(person, world).await;
            form.type_into(
                "Repository URL",
                "ssh://git@target.example.com/acme/app.git",
            )
            .await;
            form.choose("Authentication", "SSH public key").await;
            form.click(Role::Button, "Add mirror").await;
            // Making a key pair is hard work for the stand-in.
            let patient = person.with_patience(Duration::from_secs(90));
            patient.expect_text("ssh-rsa ").await;
            person
                .click(Role::Button, "Copy: This mirror's public key")
                .await;
            let stored = world.mirrors(42).await[0].clone();
            assert_eq!(stored["auth_method"], "ssh_public_key");
            let key = stored["public_key"].as_str().unwrap().to_owned();
            assert_eq!(person.clipboard().await.trim(), key.trim());
        },
    )
    .await;
}

#[tokio::test]
async fn what_people_paste_is_corrected_or_explained() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            let form = form(person, world).await;
            // The scp form of an address is what hosts offer to copy; GitLab takes only the URL form.
            form.type_into("Repository URL", "git@github.com:acme/app.git")
                .await;
            person.press(Key::Tab).await;
            form.expect_value("Repository URL", "ssh://github.com/acme/app.git")
                .await;
            form.expect_value("User name", "git").await;

            form.type_into(
                "Repository URL",
                "https://bot:s3cret-token@github.com/acme/app",
            )
            .await;
            person.press(Key::Tab).await;
            form.expect_value("Repository URL", "https://github.com/acme/app.git")
                .await;
            form.expect_value("User name", "bot").await;
            form.expect_value("Password or token", "s3cret-token").await;

            form.type_into("Repository URL", "javascript:alert(1)")
                .await;
            form.click(Role::Button, "Add mirror").await;
            form.expect_text("The address must begin with https://, http://, ssh:// or git://")
                .await;
            assert!(
                world.writes().await.is_empty(),
                "what GitLab would refuse is not sent"
            );
        },
    )
    .await;
}

#[tokio::test]
async fn what_gitlab_refuses_lands_at_its_field_and_nothing_typed_is_lost() {
    let scene = Scene::of(Project::app()).setting("local_targets", json!("deny"));
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let form = form(person, world).await;
        form.type_into("Repository URL", "https://10.0.0.7/acme/app.git")
            .await;
        form.type_into("User name", "bot").await;
        form.type_into("Password or token", "typed-only-once").await;
        form.click(Role::Button, "Add mirror").await;
        form.expect_text("This GitLab forbids addresses of the local network")
            .await;
        form.expect_value("Repository URL", "https://10.0.0.7/acme/app.git")
            .await;
        form.expect_value("User name", "bot").await;
        form.expect_value("Password or token", "typed-only-once")
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_eleventh_enabled_mirror_is_refused_with_the_reason() {
    let mut project = Project::app();
    for number in 1..=10 {
        project = project.mirror(Mirror::to(
            number,
            &format!("https://u:p@t{number}.example.com/a.git"),
        ));
    }
    play(
        Scene::of(project),
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            let form = form(person, world).await;
            form.type_into("Repository URL", "https://eleventh.example.com/a.git")
                .await;
            form.type_into("User name", "bot").await;
            form.type_into("Password or token", "some-token").await;
            form.click(Role::Button, "Add mirror").await;
            form.expect_text("10 mirrors of this project are enabled")
                .await;
            form.expect_text("Maximum number of push mirrors (10) exceeded")
                .await;
            assert_eq!(world.mirrors(42).await.len(), 10);
        },
    )
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_looking_and_never_sent_again() {
    let before = || Scene::of(Project::app());
    let after = || Scene::of(Project::new(42, "acme/app-fault-unknown-outcome-once"));
    play(before(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let form = form(person, world).await;
        form.type_into("Repository URL", "https://target.example.com/acme/app.git")
            .await;
        form.type_into("User name", "bot").await;
        form.type_into("Password or token", "some-token").await;
        world.replace(after()).await;
        form.click(Role::Button, "Add mirror").await;
        person
            .expect(Role::Heading, "target.example.com/acme/app.git")
            .await;
        let creates = world.writes().await;
        let creates = creates
            .iter()
            .filter(|write| write.path.ends_with("/remote_mirrors"))
            .count();
        assert_eq!(creates, 1);
        let stored: Vec<Value> = world.mirrors(42).await;
        assert_eq!(stored.len(), 1, "not a second mirror");
    })
    .await;
}
