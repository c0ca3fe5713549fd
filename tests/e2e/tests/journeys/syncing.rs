//! Syncing to its verdict, with real git on the other side: success, refused credentials, divergence.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::json;

use crate::steps::open_app_project;

fn real(project: Project) -> Scene {
    Scene::with_real_git().project(project.set("branches", json!(["main", "release/1"])))
}

/// The commit a branch points to on the other side.
async fn commit(world: &World, target: &str, branch: &str) -> Option<String> {
    let refs = world.refs(target).await;
    refs["refs"][format!("refs/heads/{branch}")]
        .as_str()
        .map(str::to_owned)
}

/// Adds a mirror to a target of the sandbox with this password, and lets it sync.
async fn add(person: &Person, world: &World, target: &str, password: &str) {
    open_app_project(person, world).await;
    person.click(Role::Button, "Add mirror").await;
    let dialog = person.within(Role::Dialog, "Add push mirror");
    dialog
        .type_into("Repository URL", &world.target(target))
        .await;
    dialog.type_into("User name", "mirror").await;
    dialog.type_into("Password or token", password).await;
    dialog.click(Role::Button, "Add mirror").await;
    person
        .expect(Role::Heading, part(format!("/{target}.git")))
        .await;
}

#[tokio::test]
async fn a_sync_that_succeeds_puts_every_branch_on_the_other_side() {
    play(
        real(Project::app()),
        async |person: &Person, world: &World| {
            let password = world.git_password().await;
            add(person, world, "backup", &password).await;
            person.expect_text("Sync succeeded").await;
            person.expect_text("Up to date").await;
            assert!(commit(world, "backup", "main").await.is_some());
            assert!(commit(world, "backup", "release/1").await.is_some());
            let stored = &world.mirrors(42).await[0];
            assert_eq!(stored["update_status"], "finished");
            world.expect_secret_only_in_creates(&password).await;
        },
    )
    .await;
}

#[tokio::test]
async fn refused_credentials_are_told_as_such_with_what_git_said() {
    play(
        real(Project::app()),
        async |person: &Person, world: &World| {
            add(person, world, "backup", "wrong-password").await;
            person.expect_text("Sync failed").await;
            person
                .expect_text("The target rejected the stored credentials")
                .await;
            person.expect_text("Authentication failed").await;
            person.expect(Role::Button, "Add a replacement").await;
            assert!(commit(world, "backup", "main").await.is_none());
            // Masked by GitLab, and nowhere else either.
            person.expect_secret_only_in("wrong-password", &[]).await;
        },
    )
    .await;
}

#[tokio::test]
async fn diverged_refs_are_left_alone_and_listed_when_asked_to() {
    let scene = real(Project::app());
    play(scene, async |person: &Person, world: &World| {
        let password = world.git_password().await;
        add(person, world, "backup", &password).await;
        person.expect_text("Sync succeeded").await;
        world.diverge("backup", "main").await;
        let foreign = commit(world, "backup", "main").await;
        world.commit(42, "main").await;

        let rule = "If the target has commits GitLab does not: leave them and report";
        person.expect_checked(Role::Switch, rule, true).await;
        person.click(Role::Button, "Sync now").await;
        // The first push was just now; GitLab waits five minutes between attempts.
        person
            .expect_text("GitLab waits 5 minutes between attempts")
            .await;
        world.advance(301).await;
        person.expect_text("Some refs have diverged").await;
        person.expect_text("refs/heads/main").await;
        assert_eq!(
            commit(world, "backup", "main").await,
            foreign,
            "nothing was overwritten"
        );
    })
    .await;
}

#[tokio::test]
async fn a_sync_within_the_back_off_is_explained_and_still_followed() {
    let scene = Scene::of(
        Project::app()
            .mirror(Mirror::to(5, "https://u:p@target.example.com/a.git").outcome("success")),
    )
    .manual_clock();
    play(scene, async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        // The clock of this GitLab stands still, so nothing happens until it is moved.
        person.click(Role::Button, "Sync now").await;
        person.expect_text("Sync is queued").await;
        world.advance(5).await;
        person.expect_text("Sync succeeded").await;
        person.click(Role::Button, "Sync now").await;
        person.expect_text("GitLab waits").await;
        world.advance(301).await;
        person.expect_text("Sync succeeded").await;
        let syncs = world.writes().await;
        assert_eq!(syncs.len(), 2, "{syncs:?}");
        assert!(syncs.iter().all(|sync| sync.path.ends_with("/5/sync")));
    })
    .await;
}
