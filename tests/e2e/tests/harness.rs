//! Proves the harness on a page of its own: a harness that finds nothing wrong in a wrong page would
//! make every other test worthless.
#![expect(
    clippy::unwrap_used,
    reason = "a test may stop at what it did not expect"
)]

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use e2e::browser::Start;
use e2e::person::Scheme;
use e2e::play::{play_at, play_with};
use e2e::stage::Stage;
use e2e::{Mirror, Person, Project, Role, Scene, World, part};
use futures_util::FutureExt;
use static_host::Options;
use thirtyfour::Key;

async fn on_the_fixture(script: impl AsyncFnOnce(&Person)) {
    on_the_fixture_with(Start::default(), script).await;
}

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture");

async fn on_the_fixture_with(start: Start, script: impl AsyncFnOnce(&Person)) {
    let host = Stage::shared().host(Options::new(FIXTURE)).await;
    play_at(host.url(), start, async |person: &Person| {
        person.open("").await;
        script(person).await;
    })
    .await;
}

/// Runs what has to fail, and gives the text it failed with.
async fn failure_of(action: impl Future<Output = ()>) -> String {
    let panic = AssertUnwindSafe(action).catch_unwind().await.unwrap_err();
    panic.downcast_ref::<String>().unwrap().clone()
}

#[tokio::test]
async fn controls_are_found_by_role_and_name() {
    on_the_fixture(async |person: &Person| {
        person.expect(Role::Heading, "Harness").await;
        person.expect_count(0, Role::Button, "Hidden").await;
        // Neither the text in a box nor the button of the closed dialog counts.
        person.expect_count(1, Role::Button, "Save").await;
        person.type_into("Name of the target", "wrong").await;
        person.type_into("Name of the target", "acme/app").await;
        person.choose("Kind", "Pull").await;
        person
            .click(Role::Checkbox, "Only protected branches")
            .await;
        person.click(Role::Button, "Save").await;
        person
            .expect_text("saved acme/app as Pull, protected")
            .await;
        person.expect_value("Name of the target", "acme/app").await;
        person.expect_checked(Role::Switch, "Enabled", false).await;
        person.click(Role::Switch, "Enabled").await;
        person.expect_checked(Role::Switch, "Enabled", true).await;
        person
            .expect_refusing(Role::Button, "Sync now", "too old")
            .await;
    })
    .await;
}

#[tokio::test]
async fn places_narrow_the_search_and_survive_redrawing() {
    on_the_fixture(async |person: &Person| {
        let second = person.within(Role::Row, part("two.example.com"));
        person.click(Role::Button, "Start later").await;
        person.click(Role::Button, "Late button").await;
        person.expect_text("late click").await;
        second.click(Role::Button, "Remove").await;
        person.expect_text("removed two").await;
        second.expect_gone(Role::Button, "Remove").await;
        person.expect(Role::Row, part("one.example.com")).await;
    })
    .await;
}

#[tokio::test]
async fn an_open_dialog_hides_the_page_behind_it() {
    on_the_fixture(async |person: &Person| {
        person.click(Role::Button, "Open dialog").await;
        person.expect_gone(Role::Button, "Open dialog").await;
        person
            .within(Role::Dialog, "Really?")
            .click(Role::Button, "Save")
            .await;
        person.expect_text("dialog saved").await;
    })
    .await;
}

#[tokio::test]
async fn keys_go_where_the_focus_is() {
    on_the_fixture(async |person: &Person| {
        person.tab_to(Role::Textbox, "Name of the target").await;
        person.type_keys("typed").await;
        person.press(Key::Enter).await;
        person.expect_text("saved typed as Push, all").await;
        person
            .expect_focus(Role::Textbox, "Name of the target")
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_or_ambiguous_ends_the_test_with_what_is_there() {
    on_the_fixture(async |person: &Person| {
        let person = person.with_patience(Duration::from_secs(1));
        let missing = failure_of(person.expect(Role::Button, "Sve")).await;
        assert!(missing.contains("button named \"Sve\""), "{missing}");
        assert!(missing.contains("Start later"), "{missing}");
        let ambiguous = failure_of(person.click(Role::Button, "Remove")).await;
        assert!(ambiguous.contains("2 are there, say which"), "{ambiguous}");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_misbehaves_fails_its_test() {
    let failed = failure_of(on_the_fixture(async |person: &Person| {
        person.click(Role::Button, "Misbehave").await;
        person.expect_text("styled").await;
    }))
    .await;
    for complaint in ["script-src", "style-src", "uncaught on purpose"] {
        assert!(
            failed.contains(complaint),
            "{complaint} is missing in: {failed}"
        );
    }
}

#[tokio::test]
async fn a_secret_is_found_wherever_a_page_leaves_it() {
    on_the_fixture(async |person: &Person| {
        let secret = "s3cret/with+signs";
        assert!(person.places_of(secret).await.is_empty());
        person.type_into("Secret", secret).await;
        person
            .expect_secret_only_in(secret, &["value of input password"])
            .await;
        person.click(Role::Button, "Keep the secret").await;
        person.expect_text("kept everywhere").await;
        let places: Vec<_> = person
            .places_of(secret)
            .await
            .into_iter()
            .map(|find| find.place)
            .collect();
        for place in [
            "sessionStorage kept",
            "localStorage encoded",
            "console (INFO)",
            "history",
            "IndexedDB vault/secrets",
        ] {
            assert!(
                places.iter().any(|found| found == place),
                "{place} is missing in {places:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_checker_sees_a_fault_and_passes_a_sound_page() {
    on_the_fixture(async |person: &Person| {
        person.expect_accessible("the fixture").await;
        let spoil = "document.querySelector('label[for=name]').remove();";
        person.browser().run(spoil, Vec::new()).await;
        let failed = failure_of(person.expect_accessible("the fixture")).await;
        assert!(failed.contains("label"), "{failed}");
    })
    .await;
}

#[tokio::test]
async fn the_window_colours_network_and_storage_are_the_tests_to_choose() {
    on_the_fixture(async |person: &Person| {
        person.expect_text("Scheme light").await;
        person.prefer(Scheme::Dark).await;
        person.expect_text("Scheme dark").await;
        person.see_through(390, 844).await;
        let width = person
            .browser()
            .run("return window.innerWidth", Vec::new())
            .await;
        assert_eq!(width, 390);
        person.go_offline().await;
        let online = person
            .browser()
            .run("return navigator.onLine", Vec::new())
            .await;
        assert_eq!(online, false);
        person.go_online().await;
    })
    .await;
    on_the_fixture_with(
        Start {
            is_storage_denied: true,
        },
        async |person: &Person| {
            let script =
                "try { localStorage.length; return 'kept' } catch (error) { return error.name }";
            assert_eq!(
                person.browser().run(script, Vec::new()).await,
                "SecurityError"
            );
        },
    )
    .await;
}

#[tokio::test]
async fn changes_of_the_document_are_counted() {
    on_the_fixture(async |person: &Person| {
        person.count_mutations().await;
        assert_eq!(person.mutations().await, Vec::<String>::new());
        person.click(Role::Switch, "Enabled").await;
        person.expect_checked(Role::Switch, "Enabled", true).await;
        let changes = person.mutations().await;
        assert_eq!(changes.len(), 1, "{changes:?}");
    })
    .await;
}

#[tokio::test]
async fn every_test_has_a_gitlab_of_its_own_that_keeps_what_it_was_asked() {
    let scene = Scene::of(Project::app().mirror(Mirror::to(7, "https://h.example/p.git")));
    let from_the_fixture = |options: &mut Options| options.root = FIXTURE.into();
    let script = async |person: &Person, world: &World| {
        person.open("").await;
        assert_eq!(world.mirrors(42).await[0]["id"], 7);
        assert!(world.requests().await.is_empty());
        let ask = format!(
            "const done = arguments[arguments.length - 1]; \
             fetch('{}/api/v4/user', {{ headers: {{ 'private-token': '{}' }} }}) \
             .then((answer) => done(answer.status), (error) => done(String(error)))",
            world.origin(),
            world.token("maintainer"),
        );
        assert_eq!(person.browser().run_async(&ask).await, 200);
        let requests = world.requests().await;
        assert_eq!(requests.len(), 1, "{requests:?}");
        assert_eq!(requests[0].path, "/api/v4/user");
        world
            .expect_secret_only_in_creates(&world.token("maintainer"))
            .await;
    };
    play_with(Start::default(), scene, from_the_fixture, script).await;
}
