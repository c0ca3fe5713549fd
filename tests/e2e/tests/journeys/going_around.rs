//! Addresses, history and the keyboard: every state can be reached, reloaded and left again.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use thirtyfour::Key;

use crate::steps::{connect, open_app_project};

fn one() -> Scene {
    Scene::of(
        Project::app().mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        ),
    )
    .enterprise()
}

/// Every address, with the heading that stands there.
const ADDRESSES: [(&str, &str); 9] = [
    ("#/", "Push mirrors"),
    ("#/projects", "Projects"),
    ("#/projects/42", "app"),
    ("#/projects/42/mirrors/new", "Add push mirror"),
    ("#/projects/42/mirrors/5", "target.example.com"),
    ("#/projects/42/mirrors/5/edit", "Edit mirror"),
    ("#/projects/42/mirrors/5/delete", "Delete"),
    ("#/activity", "Activity"),
    ("#/settings", "Settings"),
];

#[tokio::test]
async fn every_address_survives_a_reload() {
    play(one(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        for (route, heading) in ADDRESSES {
            person.open(route).await;
            person.expect(Role::Heading, part(heading)).await;
            person.reload().await;
            person.expect(Role::Heading, part(heading)).await;
            person.expect_route(route).await;
        }
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_lead_where_one_was() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.click(Role::Link, part("target.example.com")).await;
        person.expect_route("#/projects/42/mirrors/5").await;
        person.click(Role::Button, "Edit").await;
        person.expect(Role::Dialog, part("Edit")).await;
        person.back().await;
        person.expect_gone(Role::Dialog, part("Edit")).await;
        person.expect_route("#/projects/42/mirrors/5").await;
        person.back().await;
        person.expect_route("#/projects/42").await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.forward().await;
        person.expect_route("#/projects/42/mirrors/5").await;
        person.expect(Role::Switch, "Enabled").await;
    })
    .await;
}

#[tokio::test]
async fn the_heading_has_the_focus_after_going_somewhere() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.click(Role::Link, part("target.example.com")).await;
        person
            .expect_focus(Role::Heading, part("target.example.com"))
            .await;
        person.click(Role::Link, "Activity").await;
        person.expect_focus(Role::Heading, "Activity").await;
    })
    .await;
}

#[tokio::test]
async fn a_mirror_is_added_and_deleted_with_the_keyboard_alone() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            person.open("#/connect").await;
            person.tab_to(Role::Textbox, "GitLab address").await;
            person.press_with(Key::Control, 'a').await;
            person.type_keys(world.origin()).await;
            person.tab_to(Role::Textbox, "Access token").await;
            person.type_keys(&world.token("maintainer")).await;
            person.press(Key::Enter).await;
            person.expect_route("#/").await;

            person.tab_to(Role::Link, "Projects").await;
            person.press(Key::Enter).await;
            person.expect_route("#/projects").await;
            person.tab_to(Role::Link, part("app")).await;
            person.press(Key::Enter).await;
            person.expect_route("#/projects/42").await;
            person.tab_to(Role::Button, "Add mirror").await;
            person.press(Key::Enter).await;
            person.tab_to(Role::Textbox, "Repository URL").await;
            person
                .type_keys("https://target.example.com/acme/app.git")
                .await;
            person.tab_to(Role::Textbox, "User name").await;
            person.type_keys("bot").await;
            person.tab_to(Role::Textbox, "Password or token").await;
            person.type_keys("some-token").await;
            person.press(Key::Enter).await;
            person
                .expect(Role::Heading, "target.example.com/acme/app.git")
                .await;

            person.tab_to(Role::Switch, "Only protected branches").await;
            person.press(Key::Space).await;
            person
                .expect_checked(Role::Switch, "Only protected branches", true)
                .await;
            person.tab_to(Role::Button, "Delete").await;
            person.press(Key::Enter).await;
            person.expect(Role::Dialog, part("Delete")).await;
            person.press(Key::Escape).await;
            person.expect_gone(Role::Dialog, part("Delete")).await;
            person.expect_focus(Role::Button, "Delete").await;
            person.press(Key::Enter).await;
            person.tab_to(Role::Button, "Delete mirror").await;
            person.press(Key::Enter).await;
            person.expect_route("#/projects/42").await;
            assert!(world.mirrors(42).await.is_empty());
        },
    )
    .await;
}

#[tokio::test]
async fn escape_asks_before_it_loses_what_was_typed() {
    play(one(), async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/new").await;
        let form = person.within(Role::Dialog, "Add push mirror");
        form.type_into("User name", "bot").await;
        person.press(Key::Escape).await;
        form.click(Role::Button, "Keep editing").await;
        form.expect_value("User name", "bot").await;
        person.press(Key::Escape).await;
        form.click(Role::Button, "Discard").await;
        person.expect_route("#/projects/42").await;
    })
    .await;
}
