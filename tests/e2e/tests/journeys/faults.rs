//! Every fault the stand-in can play: a message, what to do, no blank page, no panic.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};

use crate::steps::{connect, open_app_project};

fn faulty(fault: &str) -> Scene {
    Scene::of(
        Project::new(42, &format!("acme/app-{fault}"))
            .mirror(Mirror::to(5, "https://u:p@target.example.com/acme/app.git")),
    )
}

/// Meets the fault on the first reading of the mirrors.
async fn meets(fault: &str, explanation: &str) {
    play(faulty(fault), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "maintainer").await;
        person.open("#/projects/42").await;
        person.expect_text(explanation).await;
        // The page stands and leads on.
        person.expect(Role::Button, part("Retry")).await;
        person.expect(Role::Navigation, part("")).await;
        assert!(world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_refusal_of_the_api_is_passed_on() {
    meets("fault-400", "GitLab refuses this").await;
    meets("fault-403", "GitLab refuses this").await;
    meets("fault-404", "There is no such project").await;
    meets("fault-409", "Somebody else changed it meanwhile").await;
}

#[tokio::test]
async fn a_broken_server_is_named() {
    meets("fault-500", "GitLab has a problem").await;
    meets("fault-503", "GitLab has a problem").await;
}

#[tokio::test]
async fn a_broken_way_to_the_server_is_named() {
    meets("fault-502", "GitLab could not be reached").await;
    meets("fault-504", "GitLab could not be reached").await;
    meets("fault-drop", "GitLab could not be reached").await;
    meets("fault-no-cors", "GitLab could not be reached").await;
    meets("fault-sign-in", "GitLab could not be reached").await;
}

#[tokio::test]
async fn a_throttle_is_named() {
    meets("fault-429", "Too many requests").await;
    meets("fault-429-endpoint", "Too many requests").await;
}

#[tokio::test]
async fn an_answer_that_is_none_of_gitlabs_is_named() {
    meets("fault-html", "This answer does not come from GitLab's API").await;
    meets("fault-garbage", "GitLab's answer could not be read").await;
    meets("fault-empty", "GitLab's answer could not be read").await;
    meets("fault-truncated", "GitLab").await;
    meets("fault-wrong-types", "GitLab's answer could not be read").await;
}

#[tokio::test]
async fn what_fails_once_is_read_again_by_itself_or_on_request() {
    play(
        faulty("fault-503-once"),
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
async fn a_slow_answer_is_waited_for_and_shown_as_waiting() {
    play(
        faulty("fault-slow"),
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            person.open("#/projects/42").await;
            person.expect(Role::Status, part("Reading mirrors")).await;
            person.expect(Role::Row, part("target.example.com")).await;
            person
                .expect_gone(Role::Status, part("Reading mirrors"))
                .await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_word_nobody_knows_is_shown_as_it_is() {
    play(
        faulty("fault-unknown-values"),
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            person.open("#/projects/42").await;
            person.expect(Role::Row, part("target.example.com")).await;
            person.open("#/projects/42/mirrors/5").await;
            person.expect_text("hibernating").await;
            person.expect_text("GitLab calls it quantum_key").await;
        },
    )
    .await;
}

#[tokio::test]
async fn ten_megabytes_of_text_do_not_stop_the_page() {
    play(
        faulty("fault-huge"),
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            connect(person, world, "maintainer").await;
            person.open("#/projects/42").await;
            person.expect_text("the answer is larger than 5 MB").await;
            person.click(Role::Link, part("Settings")).await;
            person.expect(Role::Heading, part("Settings")).await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_failed_refresh_keeps_the_table_and_says_that_it_is_old() {
    let sound = Scene::of(
        Project::app().mirror(Mirror::to(5, "https://u:p@target.example.com/acme/app.git")),
    );
    play(sound, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.expect(Role::Row, part("target.example.com")).await;
        world.replace(faulty("fault-503")).await;
        person.click(Role::Button, part("Refresh")).await;
        person.expect_text("GitLab has a problem").await;
        person.expect(Role::Row, part("target.example.com")).await;
        world.replace(faulty("sound")).await;
        person.click(Role::Button, part("Refresh")).await;
        person.expect_no_text("GitLab has a problem").await;
    })
    .await;
}

#[tokio::test]
async fn maintenance_leaves_reading_possible_and_explains_refused_writes() {
    let scene = faulty("sound").setting("maintenance_mode", true);
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "maintainer").await;
        person.open("#/projects/42/mirrors/5").await;
        person.click(Role::Switch, "Only protected branches").await;
        person.expect(Role::Alert, part("")).await;
        person
            .expect_checked(Role::Switch, "Only protected branches", false)
            .await;
        assert_eq!(world.mirrors(42).await[0]["only_protected_branches"], false);
    })
    .await;
}
