//! Signing in with GitLab: the way there and back, and each way it can end.

use e2e::browser::Start;
use e2e::place::Place;
use e2e::play::play_at;
use e2e::stage::Stage;
use e2e::{Mirror, Person, Project, Role, Scene, World, part};
use serde_json::json;
use static_host::RuntimeConfig;

use crate::steps::before_each_page;

/// What the key of a session begins with.
const SESSIONS: &str = "mirrordeck.session.";

fn one() -> Scene {
    let mirror = Mirror::to(5, "https://u:p@target.example.com/acme/app.git");
    Scene::of(Project::app().mirror(mirror.succeeded_at("2026-11-20T10:00:00.000Z")))
}

/// A host that has registered itself with the instance at this origin.
async fn play(
    scene: Scene,
    origin_of: impl FnOnce(&World) -> String,
    script: impl AsyncFnOnce(&Person, &World),
) {
    let stage = Stage::shared();
    let world = World::set(stage.gitlab(), scene).await;
    let origin = origin_of(&world);
    let mut options = stage.app_options();
    options.instances.push(origin.clone());
    let config = json!({ "instances": [
        { "name": "Test GitLab", "url": origin, "client_id": world.application() },
    ]});
    options.config = RuntimeConfig::Text(config.to_string());
    let host = stage.host(options).await;
    let script = async |person: &Person| script(person, &world).await;
    play_at(host.url(), Start::default(), script).await;
}

const TARGET: &str = "https://git.example.net/acme/new.git";
const PASSWORD: &str = "hunter2-of-the-target";

/// The form for another mirror, which stands above its project.
fn form(person: &Person) -> Place {
    person.within(Role::Dialog, "Add push mirror")
}

async fn fill_in_form(person: &Person) {
    let form = form(person);
    form.type_into("Repository URL", TARGET).await;
    form.type_into("User name", "bot").await;
    form.type_into("Password or token", PASSWORD).await;
}

fn usual(world: &World) -> String {
    world.origin().to_owned()
}

/// Goes to GitLab's page and allows what is asked there.
async fn sign_in(person: &Person, button: &str) {
    person.click(Role::Button, button).await;
    person.click(Role::Button, part("Authorize as Mika")).await;
}

async fn signed_in(person: &Person, route: &str) {
    person.open(route).await;
    sign_in(person, "Sign in with GitLab").await;
    // No heading says so: that of the connect page is gone as well while the page is on its way, and
    // nothing of the page can be reached behind a dialog.
    person
        .wait_until("a session of the tab", async || {
            !stored(person, "sessionStorage").await.is_null()
        })
        .await;
    person.expect_gone(Role::Heading, "Connect to GitLab").await;
}

async fn stored(person: &Person, area: &str) -> serde_json::Value {
    let script = format!(
        "const key = Object.keys({area}).find((key) => key.startsWith('{SESSIONS}'));
        return key ? JSON.parse({area}.getItem(key)) : null;"
    );
    person.browser().run(&script, Vec::new()).await
}

async fn renewals(world: &World) -> usize {
    let exchanges = world.exchanges().await;
    let renewals = exchanges.iter().filter(|(_, kind)| kind == "refresh_token");
    renewals.count()
}

#[tokio::test]
async fn signing_in_leads_to_the_page_that_was_asked_for_and_leaves_no_code_behind() {
    play(one(), usual, async |person: &Person, world: &World| {
        signed_in(person, "#/projects/42").await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.expect_route("#/projects/42").await;
        let address = person
            .browser()
            .run("return location.href", Vec::new())
            .await;
        assert_eq!(address, format!("{}#/projects/42", person.app()));
        // Nothing is left of the question, and the tokens are in this tab only.
        let keys =
            "return [...Object.keys(sessionStorage), '|', ...Object.keys(localStorage)].sort()";
        let keys = person.browser().run(keys, Vec::new()).await.to_string();
        assert!(!keys.contains("sign_in"), "{keys}");
        let session = stored(person, "sessionStorage").await;
        for token in ["token", "refresh"] {
            let secret = session[token].as_str().expect("both tokens are kept");
            person
                .expect_secret_only_in(secret, &["sessionStorage"])
                .await;
        }
        // A reload goes on with the same grant.
        person.reload().await;
        person.expect(Role::Row, part("target.example.com")).await;
        assert_eq!(world.exchanges().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn signing_in_to_look_only_changes_nothing() {
    play(one(), usual, async |person: &Person, _: &World| {
        person.open("#/connect").await;
        sign_in(person, "Sign in to look only").await;
        person.expect_text("Read-only").await;
        person.open("#/settings").await;
        person.expect_text("read_api").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_denies_access_is_told_so_and_can_go_on() {
    play(one(), usual, async |person: &Person, world: &World| {
        person.open("#/projects/42").await;
        person.click(Role::Button, "Sign in with GitLab").await;
        person.click(Role::Button, "Deny").await;
        person.expect_text("You did not allow access").await;
        person.expect_route("#/projects/42").await;
        assert!(world.exchanges().await.is_empty());
        sign_in(person, "Sign in with GitLab").await;
        person.expect(Role::Row, part("target.example.com")).await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_with_another_state_is_sent_nowhere() {
    play(one(), usual, async |person: &Person, world: &World| {
        person.open("#/connect").await;
        person.click(Role::Button, "Sign in with GitLab").await;
        person.expect(Role::Button, "Deny").await;
        let forged = format!("{}?code=code-of-somebody&state=guessed", person.app());
        person.visit(&forged).await;
        person
            .expect_text("The answer from GitLab was not taken")
            .await;
        assert!(
            world.exchanges().await.is_empty(),
            "the code is sent nowhere"
        );
        let address = person
            .browser()
            .run("return location.search", Vec::new())
            .await;
        assert_eq!(address, "");
        sign_in(person, "Sign in with GitLab").await;
        person.expect(Role::Table, "Push mirrors").await;
    })
    .await;
}

#[tokio::test]
async fn a_grant_that_ends_while_a_form_is_open_is_renewed_unseen() {
    play(
        one().manual_clock(),
        usual,
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            signed_in(person, "#/projects/42/mirrors/new").await;
            fill_in_form(person).await;
            world.advance(7_300).await;
            form(person).click(Role::Button, "Add mirror").await;
            person.expect_text("Mirror added").await;
            assert_eq!(world.mirrors(42).await.len(), 2, "it was added once");
            assert_eq!(renewals(world).await, 1);
        },
    )
    .await;
}

#[tokio::test]
async fn a_revoked_grant_loses_nothing_that_was_typed_but_the_password() {
    play(one(), usual, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        signed_in(person, "#/projects/42/mirrors/new").await;
        fill_in_form(person).await;
        revoke(person, world).await;
        form(person).click(Role::Button, "Add mirror").await;
        person.expect_text("Your sign-in has ended").await;
        sign_in(person, "Sign in with GitLab").await;
        let form_again = form(person);
        form_again.find(Role::Button, "Add mirror").await;
        assert_eq!(form_again.value_of("Repository URL").await, TARGET);
        assert_eq!(form_again.value_of("User name").await, "bot");
        assert_eq!(form_again.value_of("Password or token").await, "");
        assert_eq!(world.mirrors(42).await.len(), 1, "nothing was added");
        form_again.type_into("Password or token", PASSWORD).await;
        form(person).click(Role::Button, "Add mirror").await;
        person.expect_text("Mirror added").await;
    })
    .await;
}

/// Takes the grant back, as the person does in GitLab's own settings.
async fn revoke(person: &Person, world: &World) {
    let session = stored(person, "sessionStorage").await;
    let token = session["token"].as_str().expect("a grant is kept");
    let form = format!("client_id={}&token={token}", world.application());
    let address = format!("{}/oauth/revoke", world.origin());
    let request = reqwest::Client::new().post(address).body(form);
    let request = request.header("Content-Type", "application/x-www-form-urlencoded");
    let answer = request.send().await;
    assert!(answer.is_ok_and(|answer| answer.status().is_success()));
}

#[tokio::test]
async fn two_tabs_whose_grant_ends_renew_it_once() {
    play(one().manual_clock(), usual, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        person.open("#/connect").await;
        person.click(Role::Radio, part("On this device")).await;
        sign_in(person, "Sign in with GitLab").await;
        person.expect(Role::Table, "Push mirrors").await;
        let first = person.window().await;
        person.open_window("#/projects/42").await;
        person.expect(Role::Row, part("target.example.com")).await;
        let second = person.window().await;

        // Both find out while nobody may renew, so both want to at the same time.
        let hold = "const key = Object.keys(localStorage).find((key) => key.startsWith('mirrordeck.session.'));
            const lock = key.replace('mirrordeck.session.', 'mirrordeck.renewal ');
            navigator.locks.request(lock, () => new Promise((free) => { window.free = free; }));";
        person.browser().run(hold, Vec::new()).await;
        world.advance(7_300).await;
        person.open("#/projects").await;
        person.go_to_window(&first).await;
        person.open("#/projects/42").await;
        person.wait_until("both tabs were refused", async || {
            let refused = world.requests().await;
            refused.iter().filter(|request| request.status == Some(401)).count() >= 2
        })
        .await;
        assert_eq!(renewals(world).await, 0);
        person.go_to_window(&second).await;
        person.browser().run("window.free()", Vec::new()).await;

        person.expect(Role::Link, "app").await;
        person.go_to_window(&first).await;
        person.expect(Role::Row, part("target.example.com")).await;
        assert_eq!(renewals(world).await, 1);
        let session = stored(person, "localStorage").await;
        assert!(session["refresh"].is_string(), "the new pair is kept");
        person.close_window(&second).await;
    })
    .await;
}

#[tokio::test]
async fn a_grant_is_renewed_before_it_ends() {
    let scene = one().setting("oauth_lifetime", 12);
    play(scene, usual, async |person: &Person, world: &World| {
        signed_in(person, "#/projects/42").await;
        let start = std::time::Instant::now();
        while renewals(world).await == 0 {
            assert!(start.elapsed().as_secs() < 30, "nothing was renewed");
            person.open("#/projects").await;
            person.expect(Role::Link, "app").await;
            person.open("#/projects/42").await;
            person.expect(Role::Row, part("target.example.com")).await;
        }
        let requests = world.requests().await;
        let refused = requests
            .iter()
            .filter(|request| request.status == Some(401));
        assert_eq!(refused.count(), 0, "it was renewed in time");
    })
    .await;
}

#[tokio::test]
async fn signing_out_takes_the_grant_back() {
    play(one(), usual, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        signed_in(person, "#/projects/42").await;
        let session = stored(person, "sessionStorage").await;
        let token = session["token"]
            .as_str()
            .expect("a grant is kept")
            .to_owned();
        person.click(Role::Button, "Sign out").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person
            .wait_until("GitLab was told", async || {
                let exchanges = world.exchanges().await;
                exchanges.iter().any(|(path, _)| path == "/oauth/revoke")
            })
            .await;
        let address = format!("{}/api/v4/user", world.origin());
        let client = reqwest::Client::new();
        let answer = client.get(address).bearer_auth(&token).send().await;
        assert_eq!(answer.expect("the sandbox answers").status(), 401);
        assert_eq!(
            stored(person, "sessionStorage").await,
            serde_json::Value::Null
        );
    })
    .await;
}

#[tokio::test]
async fn signing_out_without_a_connection_says_what_is_left_to_do() {
    play(one(), usual, async |person: &Person, _: &World| {
        person.expects_failed_requests();
        signed_in(person, "#/projects/42").await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.go_offline().await;
        person.click(Role::Button, "Sign out").await;
        person
            .expect_text("GitLab could not be told that you signed out")
            .await;
        person.go_online().await;
    })
    .await;
}

#[tokio::test]
async fn an_instance_that_does_not_describe_itself_is_signed_in_to_all_the_same() {
    let scene = one().setting("oauth_discovery", false);
    play(
        scene,
        World::own_origin,
        async |person: &Person, _: &World| {
            person.expects_failed_requests();
            signed_in(person, "#/projects/42").await;
            person.expect(Role::Row, part("target.example.com")).await;
        },
    )
    .await;
}

#[tokio::test]
async fn an_instance_that_names_another_address_is_not_left_for() {
    play(
        one(),
        World::own_origin,
        async |person: &Person, world: &World| {
            person.open("#/connect").await;
            person.click(Role::Button, "Sign in with GitLab").await;
            person
                .expect_text("This GitLab has its sign-in page at another address")
                .await;
            person.expect_text(world.origin()).await;
            person.expect(Role::Heading, "Connect to GitLab").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_page_that_browsers_do_not_trust_says_why_it_cannot_sign_in() {
    play(one(), usual, async |person: &Person, _: &World| {
        before_each_page(
            person,
            "Object.defineProperty(crypto, 'subtle', { value: undefined })",
        )
        .await;
        person.open("#/connect").await;
        person.click(Role::Button, "Sign in with GitLab").await;
        person.expect_text("This page cannot begin a sign-in").await;
        // The other way stays open.
        person.expect_accessible("connect with sign-in").await;
    })
    .await;
}
