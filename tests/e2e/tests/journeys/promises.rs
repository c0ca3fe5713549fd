//! Promises that hold everywhere: accessibility, the content policy, secrets, inert text, stillness.

use std::time::Duration;

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::json;

use crate::steps::{connect, open_app_project};

const MARKUP: &str = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script><b>bold</b>";

fn rich() -> Scene {
    Scene::of(
        Project::app()
            .mirror(
                Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                    .failed_with("13:push to mirror: fatal: Authentication failed for 'https://*****:*****@target.example.com/acme/app.git'"),
            )
            .mirror(Mirror::to(6, "ssh://git@ssh.example.com/acme/app.git").with_ssh_key())
            .mirror(Mirror::to(7, "https://u:p@off.example.com/acme/app.git").disabled())
            .set("pull_mirror", json!(null)),
    )
    .enterprise()
}

/// Every screen and dialog: its address, and something to wait for.
const SCREENS: [(&str, Role, &str); 11] = [
    ("#/", Role::Row, "target.example.com"),
    ("#/projects", Role::Heading, "Projects"),
    ("#/projects/42", Role::Row, "target.example.com"),
    ("#/projects/42/mirrors/5", Role::Switch, "Enabled"),
    ("#/projects/42/mirrors/6", Role::Switch, "Enabled"),
    ("#/projects/42/mirrors/new", Role::Dialog, "mirror"),
    ("#/projects/42/mirrors/5/edit", Role::Dialog, "Edit"),
    ("#/projects/42/mirrors/5/delete", Role::Dialog, "Delete"),
    ("#/projects/42/pull-mirror", Role::Dialog, "mirror"),
    ("#/activity", Role::Heading, "Activity"),
    ("#/settings", Role::Heading, "Settings"),
];

#[tokio::test]
async fn no_screen_or_dialog_violates_accessibility_in_either_theme() {
    play(rich(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        person.expect(Role::Button, "Connect").await;
        person.expect_accessible("connect").await;
        person.click(Role::Button, "Connect").await;
        person.expect_text("Paste an access token").await;
        person.expect_accessible("connect with errors").await;
        connect(person, world, "maintainer").await;
        for (route, role, name) in SCREENS {
            person.open(route).await;
            person.expect(role, part(name)).await;
            person.expect_accessible(route).await;
        }
        person.see_through(320, 800).await;
        for (route, role, name) in SCREENS {
            person.open(route).await;
            person.expect(role, part(name)).await;
            person
                .expect_accessible(&format!("{route} at 320 pixels"))
                .await;
            let overflow = person
                .browser()
                .run(
                    "return document.documentElement.scrollWidth - window.innerWidth",
                    Vec::new(),
                )
                .await;
            assert!(
                overflow.as_i64().unwrap() <= 0,
                "{route} is {overflow} pixels too wide"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_strict_policy_is_served_and_never_violated() {
    play(rich(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        let script = "const done = arguments[arguments.length - 1]; \
            fetch('./').then((answer) => done(answer.headers.get('content-security-policy')));";
        let policy = person.browser().run_async(script).await;
        let policy = policy.as_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        connect(person, world, "maintainer").await;
        for (route, role, name) in SCREENS {
            person.open(route).await;
            person.expect(role, part(name)).await;
        }
        assert_eq!(person.policy_violations().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_token_stays_in_the_place_the_person_chose() {
    play(rich(), async |person: &Person, world: &World| {
        let token = world.token("maintainer");
        for (choice, place) in [
            ("Nowhere", None),
            ("In this tab", Some("sessionStorage")),
            ("On this device", Some("localStorage")),
        ] {
            person.open("#/connect").await;
            person.type_into("GitLab address", world.origin()).await;
            person.type_into("Access token", &token).await;
            person.click(Role::Radio, part(choice)).await;
            person.click(Role::Button, "Connect").await;
            person.expect_gone(Role::Button, "Connect").await;
            for (route, role, name) in SCREENS {
                person.open(route).await;
                person.expect(role, part(name)).await;
                person
                    .expect_secret_only_in(&token, &place.into_iter().collect::<Vec<_>>())
                    .await;
            }
        }
        world.expect_secret_only_in_creates(&token).await;
    })
    .await;
}

#[tokio::test]
async fn text_from_the_server_stays_text() {
    let scene =
        Scene::of(Project::new(42, "acme/app").mirror(
            Mirror::to(5, "https://u:p@target.example.com/<b>x</b>.git").failed_with(MARKUP),
        ));
    play(scene, async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        person.open("#/projects/42/mirrors/5").await;
        person.expect_text("<b>bold</b>").await;
        let title = person
            .browser()
            .run("return document.title", Vec::new())
            .await;
        assert!(!title.as_str().unwrap().contains("pwned"), "{title}");
    })
    .await;
}

#[tokio::test]
async fn a_poll_without_news_touches_nothing() {
    // A mirror that GitLab tries again is looked at every ten seconds.
    let scene = Scene::of(
        Project::app()
            .mirror(
                Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                    .succeeded_at("2026-01-01T00:00:00.000Z")
                    .set("update_status", "to_retry")
                    .set("last_error", "13:oops"),
            )
            .mirror(Mirror::to(6, "https://u:p@other.example.com/a.git").failed_with("13:oops")),
    )
    .manual_clock();
    play(scene, async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        // The fleet, which is read first, has its own news: the number in the title.
        person
            .wait_until("the fleet to be read", async || {
                let title = person
                    .browser()
                    .run("return document.title", Vec::new())
                    .await;
                title.as_str().unwrap().starts_with("(1) ")
            })
            .await;
        for route in ["#/projects/42", "#/projects/42/mirrors/5"] {
            person.open(route).await;
            person.expect_text("target.example.com").await;
            person.settle().await;
            let before = world.requests().await.len();
            person.count_mutations().await;
            person
                .with_patience(Duration::from_secs(60))
                .wait_until("two polls", async || {
                    world.requests().await.len() > before + 1
                })
                .await;
            assert_eq!(person.mutations().await, Vec::<String>::new(), "{route}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_lost_connection_is_a_banner_and_not_a_blank_page() {
    play(rich(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        open_app_project(person, world).await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.go_offline().await;
        person.expect_text("No network").await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.click(Role::Link, part("target.example.com")).await;
        person.expect(Role::Switch, "Enabled").await;
        person.go_online().await;
        person.expect_no_text("No network").await;
    })
    .await;
}

#[tokio::test]
async fn a_panic_leaves_a_notice_instead_of_a_dead_page() {
    play(rich(), async |person: &Person, world: &World| {
        person.expects_in_console("Mirrordeck stopped");
        person.expects_in_console("unreachable");
        person.expects_in_console("our tags are well-formed");
        person.expects_in_console("sabotage");
        open_app_project(person, world).await;
        // Nothing in the app panics as far as we know; a browser that breaks under it does it.
        let sabotage = "Document.prototype.createElement = () => { throw new Error('sabotage'); }; \
            Document.prototype.importNode = () => { throw new Error('sabotage'); }; \
            Node.prototype.cloneNode = () => { throw new Error('sabotage'); };";
        person.browser().run(sabotage, Vec::new()).await;
        person.open("#/activity").await;
        person.expect_text("Mirrordeck has stopped").await;
    })
    .await;
}
