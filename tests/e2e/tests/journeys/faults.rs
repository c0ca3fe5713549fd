//! Every fault the stand-in can play: a message, what to do, no blank page, no panic.

use std::time::Duration;

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};

use crate::steps::{connect, open_app_project};

fn faulty(fault: &str) -> Scene {
    Scene::of(
        Project::new(42, &format!("acme/app-{fault}"))
            .mirror(Mirror::to(5, "https://u:p@target.example.com/acme/app.git")),
    )
}

/// Connects to a sound GitLab and waits until the fleet has been read, so that the next read of the
/// mirrors is the one that meets the fault.
async fn connect_and_read(person: &Person, world: &World) {
    connect(person, world, "maintainer").await;
    person.expect(Role::Row, part("target.example.com")).await;
    person
        .expect_gone(Role::Status, part("Reading mirrors"))
        .await;
}

/// What the page says when the first reading of the mirrors meets a fault.
const MESSAGES: [(&str, &str); 19] = [
    ("fault-400", "GitLab refuses this"),
    ("fault-403", "GitLab refuses this"),
    ("fault-404", "There is no such project"),
    ("fault-409", "Somebody else changed it meanwhile"),
    ("fault-500", "GitLab has a problem"),
    ("fault-503", "GitLab has a problem"),
    ("fault-502", "GitLab could not be reached"),
    ("fault-504", "GitLab could not be reached"),
    ("fault-drop", "GitLab could not be reached"),
    ("fault-unknown-outcome", "GitLab could not be reached"),
    ("fault-no-cors", "GitLab could not be reached"),
    ("fault-sign-in", "GitLab could not be reached"),
    ("fault-truncated", "GitLab could not be reached"),
    ("fault-429", "Too many requests"),
    ("fault-429-endpoint", "Too many requests"),
    ("fault-html", "This answer does not come from GitLab's API"),
    ("fault-garbage", "GitLab's answer could not be read"),
    ("fault-empty", "GitLab's answer could not be read"),
    ("fault-wrong-types", "GitLab's answer could not be read"),
];

/// Faults that leave something to see, or end the session, with tests of their own.
const OTHERS: [&str; 5] = [
    "fault-revoked",
    "fault-slow",
    "fault-hang",
    "fault-unknown-values",
    "fault-huge",
];

#[tokio::test]
async fn every_fault_has_a_message_and_a_way_on() {
    let mut scene = Scene::scripted();
    for (id, (fault, _)) in (100..).zip(MESSAGES) {
        let mirror = Mirror::to(id, "https://u:p@target.example.com/acme/app.git");
        scene = scene.project(Project::new(id, &format!("acme/app-{fault}")).mirror(mirror));
    }
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let known = world.fault_names().await;
        for name in &known {
            let is_covered =
                MESSAGES.iter().any(|(fault, _)| fault == name) || OTHERS.contains(&&**name);
            assert!(is_covered, "{name} is met by no test");
        }
        connect(person, world, "maintainer").await;
        for (id, (_, message)) in (100..).zip(MESSAGES) {
            person.open(&format!("#/projects/{id}")).await;
            person.expect_text(message).await;
            // The page stands and leads on.
            person.expect(Role::Button, "Retry").await;
            person.expect(Role::Link, "Projects").await;
        }
        assert!(world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_never_comes_is_given_up_in_the_end() {
    play(
        faulty("fault-hang"),
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            person.open("#/projects/42").await;
            person.expect(Role::Status, part("Reading mirrors")).await;
            let patient = person.with_patience(Duration::from_secs(60));
            patient.expect_text("GitLab did not answer in time").await;
            person.expect(Role::Button, "Retry").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_token_revoked_meanwhile_leads_back_to_connecting() {
    play(faulty("sound"), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect_and_read(person, world).await;
        world.replace(faulty("fault-revoked")).await;
        person.open("#/projects/42").await;
        person.expect_text("Your token was revoked").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person.expect_route("#/projects/42").await;
    })
    .await;
}

#[tokio::test]
async fn what_fails_once_is_read_again_by_itself_or_on_request() {
    play(faulty("sound"), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect_and_read(person, world).await;
        world.replace(faulty("fault-503-once")).await;
        person.open("#/projects/42").await;
        person.expect(Role::Row, part("target.example.com")).await;
        let requests = world.requests().await;
        let failed = requests
            .iter()
            .filter(|request| request.status == Some(503));
        assert_eq!(failed.count(), 1, "the first read met the fault");
    })
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
