//! Editing, switching and deleting what is there already.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};

use crate::steps::open_app_project;

fn one() -> Scene {
    Scene::of(
        Project::app().mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        ),
    )
}

#[tokio::test]
async fn a_switch_takes_effect_at_once_and_sends_only_what_changed() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        person
            .expect_checked(Role::Switch, "Only protected branches", false)
            .await;
        person.click(Role::Switch, "Only protected branches").await;
        person
            .expect_checked(Role::Switch, "Only protected branches", true)
            .await;
        person.expect_text("Only protected branches").await;
        person.reload().await;
        person
            .expect_checked(Role::Switch, "Only protected branches", true)
            .await;
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
        assert_eq!(writes[0].method, "PUT");
        assert_eq!(
            writes[0].body,
            serde_json::json!({ "only_protected_branches": true })
        );
    })
    .await;
}

#[tokio::test]
async fn a_switch_that_is_refused_goes_back_and_says_why() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        person.expect_checked(Role::Switch, "Enabled", true).await;
        world.replace(faulty("fault-403")).await;
        person.click(Role::Switch, "Enabled").await;
        person.expect(Role::Alert, part("403 Forbidden")).await;
        person.expect_checked(Role::Switch, "Enabled", true).await;
    })
    .await;
}

#[tokio::test]
async fn asked_for_enabled_but_not_running_is_said_with_the_likely_cause() {
    let scene = Scene::of(
        Project::app()
            .mirror(Mirror::to(5, "https://u:p@target.example.com/acme/app.git").disabled()),
    )
    .setting("silent_mode", true);
    play(scene, async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        person.click(Role::Switch, "Enabled").await;
        person
            .expect_text("Asked for enabled, and GitLab says no")
            .await;
        person.expect_checked(Role::Switch, "Enabled", false).await;
    })
    .await;
}

#[tokio::test]
async fn settings_are_edited_in_a_dialog_with_its_own_address() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5/edit").await;
        let dialog = person.within(Role::Dialog, "Edit mirror");
        dialog
            .expect_refusing(Role::Button, "Save changes", "Nothing has been changed")
            .await;
        dialog.choose("Branches", "Only protected branches").await;
        dialog.click(Role::Button, "Save changes").await;
        person.expect_route("#/projects/42/mirrors/5").await;
        person
            .expect_checked(Role::Switch, "Only protected branches", true)
            .await;
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
        let body = serde_json::json!({ "only_protected_branches": true });
        assert_eq!(
            writes[0].body, body,
            "above all no url, which GitLab would ignore silently"
        );
    })
    .await;
}

#[tokio::test]
async fn deleting_names_what_will_be_gone_and_can_be_left() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        person.click(Role::Button, "Delete").await;
        person.expect_route("#/projects/42/mirrors/5/delete").await;
        let question = person.within(Role::Dialog, part("Delete"));
        question.expect_text("target.example.com/acme/app").await;
        question.click(Role::Button, "Cancel").await;
        person.expect_route("#/projects/42/mirrors/5").await;
        assert!(world.writes().await.is_empty());

        person.click(Role::Button, "Delete").await;
        question.click(Role::Button, "Delete mirror").await;
        person.expect_route("#/projects/42").await;
        person
            .expect_gone(Role::Row, part("target.example.com"))
            .await;
        assert!(world.mirrors(42).await.is_empty());
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
    })
    .await;
}

#[tokio::test]
async fn a_mirror_that_somebody_else_deleted_is_gone_not_failed() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5/delete").await;
        person.expect(Role::Dialog, part("Delete")).await;
        world.replace(Scene::of(Project::app())).await;
        person
            .within(Role::Dialog, part("Delete"))
            .click(Role::Button, "Delete mirror")
            .await;
        person.expect_route("#/projects/42").await;
        person.expect_text("No push mirrors").await;
    })
    .await;
}

#[tokio::test]
async fn a_mirror_that_is_not_there_is_explained() {
    play(one(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/999").await;
        person.expect_text("This mirror is not here").await;
    })
    .await;
}

fn faulty(fault: &str) -> Scene {
    Scene::of(
        Project::new(42, &format!("acme/app-{fault}")).mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        ),
    )
}
