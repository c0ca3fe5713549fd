//! Tokens that a host gives, and gives again.

use e2e::embedding::play_embedded;
use e2e::{Mirror, Person, Project, Role, Scene, World, part};
use serde_json::{Value, json};

use crate::embedding::{scene, seen, shows_the_fleet, tell};
use crate::steps::before_each_page;

/// Puts an element there that asks a callback, which gives these tokens one after the other.
async fn ask_for(person: &Person, world: &World, tokens: &[String]) {
    let script = "const [instance, tokens] = arguments;
        window.asked = [];
        const deck = document.querySelector('mirror-deck');
        deck.setAttribute('instance', instance);
        deck.getToken = async ({ isRejected }) => { asked.push(isRejected); return tokens.shift(); };
        return null;";
    let given = vec![json!(world.origin()), json!(tokens)];
    person.browser().run(script, given).await;
}

async fn asked(person: &Person) -> Value {
    seen(person, "return window.asked").await
}

fn with_fault(fault: &str) -> Scene {
    let mirror = Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
        .succeeded_at("2026-11-20T10:00:00.000Z");
    Scene::of(Project::new(42, &format!("acme/app-{fault}")).mirror(mirror))
}

#[tokio::test]
async fn a_callback_is_asked_again_when_a_token_is_rejected() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            person.open("").await;
            let tokens = ["maintainer.expired", "maintainer"].map(|who| world.token(who));
            ask_for(person, world, &tokens).await;
            shows_the_fleet(person).await;
            assert_eq!(asked(person).await, json!([false, true]));
            person.expect_no_text("\"kind\":\"token\"").await;
        },
    )
    .await;
}

/// The server said of the first that it did nothing, so the second is no second write.
#[tokio::test]
async fn a_write_that_was_refused_for_its_token_is_sent_once_more_with_another() {
    play_embedded(
        with_fault("sound"),
        "plain.html",
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            // The one refusal is to meet the write, not a reading in the background.
            let still = "localStorage.setItem('mirrordeck.preferences', '{\"is_polling\":false}');";
            before_each_page(person, still).await;
            person.open("").await;
            let tokens = ["maintainer", "admin"].map(|who| world.token(who));
            ask_for(person, world, &tokens).await;
            tell(person, "navigate('/projects/42/mirrors/5')").await;
            person.expect(Role::Button, "Sync now").await;
            world.replace(with_fault("fault-revoked-once")).await;
            person.click(Role::Button, "Sync now").await;
            person
                .expect_text("changed {\"action\":\"Ask for a sync")
                .await;
            let writes = world.writes().await;
            let answers: Vec<_> = writes.iter().map(|write| write.status).collect();
            assert_eq!(answers, [Some(401), Some(204)]);
            assert_eq!(asked(person).await, json!([false, true]));
        },
    )
    .await;
}

#[tokio::test]
async fn a_token_that_is_rejected_twice_ends_the_session_and_is_told() {
    play_embedded(
        with_fault("fault-revoked"),
        "plain.html",
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            person.open("").await;
            let tokens = ["maintainer", "developer", "admin"].map(|who| world.token(who));
            ask_for(person, world, &tokens).await;
            tell(person, "navigate('/projects/42')").await;
            person.expect(Role::Heading, "Not signed in").await;
            person.expect_text("Your token was revoked").await;
            person.expect_text("error {\"kind\":\"token\"").await;
            let asked = asked(person).await;
            let asked = asked.as_array().expect("a list was written");
            assert!(asked.len() <= 3, "asked without end: {asked:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn another_token_of_a_property_begins_another_session() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            person.open("").await;
            person.type_into("GitLab of the team", world.origin()).await;
            person
                .type_into("Token of the team", &world.token("maintainer.expired"))
                .await;
            person.click(Role::Button, "Show the mirrors").await;
            person.expect_text("Your token has expired").await;
            person.expect_text("error {\"kind\":\"token\"").await;
            person.click(Role::Button, "Ask for a token again").await;
            person.expect(Role::Heading, "Not signed in").await;
            person.sign_in_around(world).await;
            shows_the_fleet(person).await;
            person.expect(Role::Row, part("other.example.com")).await;
        },
    )
    .await;
}
