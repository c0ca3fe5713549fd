//! Several accounts in one browser: adding, switching, naming and forgetting them.

use e2e::browser::Start;
use e2e::play::play_at;
use e2e::stage::Stage;
use e2e::{Mirror, Person, Project, Role, Scene, World, part};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::steps::{connect, fill_in};

const HERE: &str = "near.example.com";
const THERE: &str = "far.example.com";

fn scene(target: &str) -> Scene {
    let mirror = Mirror::to(5, &format!("https://u:p@{target}/acme/app.git"));
    Scene::of(Project::app().mirror(mirror))
}

/// Two GitLabs, each with a project of the same number.
async fn play(script: impl AsyncFnOnce(&Person, &World, &World)) {
    let stage = Stage::shared();
    let world = World::set(stage.gitlab(), scene(HERE)).await;
    let other = World::set(stage.gitlab(), scene(THERE)).await;
    let mut options = stage.app_options();
    options.instances.push(other.own_origin());
    let host = stage.host(options).await;
    let script = async |person: &Person| script(person, &world, &other).await;
    play_at(host.url(), Start::default(), script).await;
}

/// Connects to the other GitLab too, and keeps its token where that choice says.
async fn add(person: &Person, world: &World, choice: &str) {
    person.open("#/connect").await;
    fill_in(person, &world.own_origin(), &world.token("maintainer")).await;
    person.click(Role::Radio, part(choice)).await;
    person.click(Role::Button, "Connect").await;
    person.expect(Role::Row, part(THERE)).await;
}

/// Connects to both, and uses the first one.
async fn connect_to_both(person: &Person, world: &World, other: &World) {
    add(person, other, "In this tab").await;
    connect(person, world, "maintainer").await;
}

/// As the accounts are called without a name.
fn name(origin: &str) -> String {
    let host = origin.trim_start_matches("http://");
    format!("maintainer at {host}")
}

/// What an address adds to name the account.
fn named(origin: &str) -> String {
    let encoded = origin.replace(':', "%3A").replace('/', "%2F");
    format!("?account=2%40{encoded}")
}

async fn switch(person: &Person, from: &str, to: &str) {
    person.click(Role::Button, name(from)).await;
    person.click(Role::Link, name(to)).await;
}

#[tokio::test]
async fn each_account_has_its_own_token_and_its_own_mirrors() {
    play(async |person: &Person, world: &World, other: &World| {
        let (here, there) = (world.origin(), other.own_origin());
        connect(person, world, "maintainer").await;
        person.expect(Role::Row, part(HERE)).await;
        add(person, other, "On this device").await;
        person.expect_gone(Role::Row, part(HERE)).await;

        switch(person, &there, here).await;
        person.expect(Role::Row, part(HERE)).await;
        person.expect_gone(Role::Row, part(THERE)).await;
        person.expect_route("#/").await;
        person.reload().await;
        person.expect(Role::Row, part(HERE)).await;
        switch(person, here, &there).await;
        person.expect(Role::Row, part(THERE)).await;

        let token = |world: &World| world.token("maintainer");
        person
            .expect_secret_only_in(&token(world), &["sessionStorage"])
            .await;
        person
            .expect_secret_only_in(&token(other), &["localStorage"])
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_account_has_a_name_and_can_be_forgotten() {
    play(async |person: &Person, world: &World, other: &World| {
        let there = other.own_origin();
        connect_to_both(person, world, other).await;
        person.expect(Role::Row, part(HERE)).await;
        person.open("#/settings").await;
        person
            .click(Role::Button, format!("Rename {}", name(&there)))
            .await;
        let dialog = person.within(Role::Dialog, "Name of this account");
        dialog.type_into("Name", " The other one ").await;
        person.press(Key::Enter).await;
        person
            .expect_gone(Role::Dialog, "Name of this account")
            .await;
        person.reload().await;

        person.click(Role::Button, "Forget The other one").await;
        let question = person.within(Role::Dialog, "Forget this account?");
        question.expect_text(&name(&there)).await;
        question
            .expect_text("Mirrors in GitLab are not touched")
            .await;
        person
            .expect_secret_only_in(&other.token("maintainer"), &["sessionStorage"])
            .await;
        question.click(Role::Button, "Forget account").await;
        person
            .expect_gone(Role::Button, "Forget The other one")
            .await;
        person
            .expect_secret_only_in(&other.token("maintainer"), &[])
            .await;
        assert!(other.writes().await.is_empty() && world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn after_signing_out_another_account_goes_on_where_it_was_asked_to() {
    play(async |person: &Person, world: &World, other: &World| {
        connect_to_both(person, world, other).await;
        person.click(Role::Button, "Sign out").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person
            .expect_secret_only_in(&world.token("maintainer"), &[])
            .await;
        // A reload does not go on by itself.
        person.reload().await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person.open("#/projects/42").await;
        let go_on = format!("Go on as {}", name(&other.own_origin()));
        person.click(Role::Link, go_on).await;
        person.expect_route("#/projects/42").await;
        person.expect(Role::Row, part(THERE)).await;
    })
    .await;
}

#[tokio::test]
async fn an_address_that_names_an_account_opens_in_that_one() {
    play(async |person: &Person, world: &World, other: &World| {
        let (here, there) = (world.origin(), other.own_origin());
        connect_to_both(person, world, other).await;
        person
            .open(&format!("#/projects/42{}", named(&there)))
            .await;
        person.expect(Role::Row, part(THERE)).await;
        person.expect_route("#/projects/42").await;
        // Nothing of the project was asked of the account that was left.
        let asked = world.requests().await;
        assert!(
            asked
                .iter()
                .all(|request| !request.path.ends_with("/projects/42"))
        );

        person.open(&format!("#/projects/42{}", named(here))).await;
        person.expect(Role::Row, part(HERE)).await;

        person
            .open("#/projects/42?account=2%40gitlab.example.com")
            .await;
        person.expect_text("That account is not here").await;
        person
            .expect_value("GitLab address", "gitlab.example.com")
            .await;
        person.expect(Role::Button, name(here)).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_waits_for_its_account() {
    play(async |person: &Person, world: &World, other: &World| {
        let (here, there) = (world.origin(), other.own_origin());
        connect_to_both(person, world, other).await;
        let form = "#/projects/42/mirrors/new";
        let dialog = person.within(Role::Dialog, "Add push mirror");
        person.open(form).await;
        dialog
            .type_into("Repository URL", "https://git.example.net/a.git")
            .await;
        dialog.type_into("Password or token", "typed-half").await;
        person.open(&format!("{form}{}", named(&there))).await;
        dialog.expect_value("Repository URL", "").await;
        dialog.expect_value("Password or token", "").await;
        person.open(&format!("{form}{}", named(here))).await;
        dialog
            .expect_value("Repository URL", "https://git.example.net/a.git")
            .await;
        dialog.expect_value("Password or token", "typed-half").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_kept_nowhere_is_at_hand_until_the_page_is_closed() {
    play(async |person: &Person, world: &World, other: &World| {
        let (here, there) = (world.origin(), other.own_origin());
        add(person, other, "Nowhere").await;
        connect(person, world, "maintainer").await;
        switch(person, here, &there).await;
        person.expect(Role::Row, part(THERE)).await;
        person
            .expect_secret_only_in(&other.token("maintainer"), &[])
            .await;
        // A reload asks again, instead of going on as somebody else.
        person.reload().await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person
            .expect(Role::Link, format!("Go on as {}", name(here)))
            .await;
        person
            .expect_gone(Role::Link, format!("Go on as {}", name(&there)))
            .await;
    })
    .await;
}

/// What the menu of the accounts marks as shown.
async fn marked(person: &Person) -> Value {
    let script = "return [...document.querySelectorAll('.menu-item[aria-current]')].map((link) => link.textContent)";
    person.browser().run(script, Vec::new()).await
}

/// Connects to both and asks for all accounts together.
async fn see_all(person: &Person, world: &World, other: &World) {
    connect_to_both(person, world, other).await;
    person.expect(Role::Row, part(HERE)).await;
    // The accounts come with a later part of the program than the rows.
    person.expect(Role::Button, name(world.origin())).await;
    assert_eq!(marked(person).await, json!([name(world.origin())]));
    person.click(Role::Button, name(world.origin())).await;
    person.click(Role::Link, "All accounts together").await;
    person.expect_route("#/?accounts=all").await;
    person.expect(Role::Row, part(THERE)).await;
    person.expect(Role::Row, part(HERE)).await;
}

#[tokio::test]
async fn all_accounts_stand_in_one_table_and_each_row_is_changed_with_its_own() {
    play(async |person: &Person, world: &World, other: &World| {
        see_all(person, world, other).await;
        let there = name(&other.own_origin());
        person.expect(Role::Columnheader, part("Account")).await;
        person.expect(Role::Row, part(&there)).await;
        person.expect_text("of 2 accounts").await;
        assert_eq!(marked(person).await, json!(["All accounts together"]));
        person.reload().await;
        person.expect(Role::Row, part(THERE)).await;
        person.expect(Role::Row, part(HERE)).await;

        let row = person.within(Role::Row, part(THERE));
        row.click(Role::Button, part("Sync")).await;
        person
            .wait_until("the other GitLab was asked", async || {
                !other.writes().await.is_empty()
            })
            .await;
        assert!(world.writes().await.is_empty());

        // The page of a mirror is one of its own account.
        row.click(Role::Link, part(THERE)).await;
        person.click(Role::Link, "Open mirror").await;
        person.expect_route("#/projects/42/mirrors/5").await;
        person
            .expect(Role::Heading, format!("{THERE}/acme/app.git"))
            .await;
        person.expect(Role::Button, there).await;

        person.open("#/").await;
        person.expect(Role::Row, part(THERE)).await;
        person.expect_gone(Role::Row, part(HERE)).await;
    })
    .await;
}

#[tokio::test]
async fn an_account_that_fails_is_named_and_keeps_nothing_from_the_others() {
    play(async |person: &Person, world: &World, other: &World| {
        person.expects_failed_requests();
        see_all(person, world, other).await;
        other
            .replace(Scene::of(Project::new(42, "acme/fault-revoked")))
            .await;
        person.click(Role::Button, "Rescan").await;
        person.expect_gone(Role::Row, part(THERE)).await;
        person.expect_text(&name(&other.own_origin())).await;
        person.expect_text("Your token was revoked").await;
        person.expect(Role::Row, part(HERE)).await;
        person
            .expect_secret_only_in(&other.token("maintainer"), &[])
            .await;
    })
    .await;
}
