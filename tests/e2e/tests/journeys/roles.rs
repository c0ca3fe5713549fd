//! Who may do what: looking only, a low role that signs nobody out, a token that dies on the way.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};

use crate::steps::{connect, fill_in, open_app_project};

fn one() -> Scene {
    Scene::of(
        Project::app().mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        ),
    )
}

#[tokio::test]
async fn a_token_to_look_only_shows_everything_and_changes_nothing() {
    play(one(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer.read_api").await;
        person.open("#/projects/42").await;
        person.expect(Role::Row, part("target.example.com")).await;
        person
            .expect_refusing(Role::Button, "Add mirror", "You may only look here")
            .await;
        person.open("#/projects/42/mirrors/5").await;
        person
            .expect_refusing(Role::Switch, "Enabled", "You may only look here")
            .await;
        person
            .expect_refusing(Role::Button, "Sync now", "You may only look here")
            .await;
        assert!(world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_developer_is_told_the_missing_role_and_stays_signed_in() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "developer").await;
        person.open("#/projects/42").await;
        person
            .expect_text("You need the Maintainer role here")
            .await;
        person.expect_text("You stay signed in").await;
        person.open("#/").await;
        person.expect_gone(Role::Button, "Connect").await;
        person.reload().await;
        person.expect_gone(Role::Button, "Connect").await;
    })
    .await;
}

#[tokio::test]
async fn an_outsider_cannot_tell_a_hidden_project_from_none() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "outsider").await;
        person.open("#/projects/42").await;
        person.expect_text("There is no such project").await;
    })
    .await;
}

#[tokio::test]
async fn a_half_filled_form_survives_a_token_that_is_revoked() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.click(Role::Button, "Add mirror").await;
        let form = person.within(Role::Dialog, "Add push mirror");
        form.type_into("Repository URL", "https://new.example.com/acme/app.git")
            .await;
        form.type_into("User name", "bot").await;
        form.type_into("Password or token", "typed-only-once").await;

        world
            .replace(Scene::of(Project::new(42, "acme/app-fault-revoked")))
            .await;
        form.click(Role::Button, "Add mirror").await;
        person.expect_text("Your token was revoked").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        // What was typed is kept, but only in memory.
        person.expect_secret_only_in("typed-only-once", &[]).await;

        world.replace(one()).await;
        fill_in(person, world.origin(), &world.token("maintainer")).await;
        person.click(Role::Button, "Connect").await;
        person.expect_route("#/projects/42/mirrors/new").await;
        form.expect_value("Repository URL", "https://new.example.com/acme/app.git")
            .await;
        form.expect_value("User name", "bot").await;
        form.expect_value("Password or token", "typed-only-once")
            .await;
        form.click(Role::Button, "Add mirror").await;
        person
            .expect(Role::Heading, "new.example.com/acme/app.git")
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_fine_grained_token_without_the_permission_is_told_which_one_is_missing() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "maintainer.granular").await;
        person.open("#/projects/42").await;
        person
            .expect_text("This fine-grained token lacks a permission")
            .await;
        person.expect_text("It needs read_remote_mirror").await;
        person.open("#/settings").await;
        person.expect_text("Lacks read_remote_mirror").await;
    })
    .await;
}
