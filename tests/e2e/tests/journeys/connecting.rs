//! Connecting, and each way it can fail: what is wrong is said where it is wrong, and nothing typed is lost.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::json;

use crate::steps::{connect, fill_in};

fn small() -> Scene {
    Scene::of(Project::app())
}

#[tokio::test]
async fn a_token_leads_in_and_a_reload_keeps_the_session_of_the_tab() {
    play(small(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        person.expect_route("#/").await;
        person.reload().await;
        person.expect_gone(Role::Button, "Connect").await;
        person.expect_route("#/").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_kept_nowhere_is_asked_for_again_after_a_reload() {
    play(small(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        fill_in(person, world.origin(), &world.token("maintainer")).await;
        person.click(Role::Radio, part("Nowhere")).await;
        person.click(Role::Button, "Connect").await;
        person.expect_route("#/").await;
        person.reload().await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        // The address is no secret and is remembered.
        person.expect_value("GitLab address", world.origin()).await;
        person.expect_value("Access token", "").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_that_was_asked_for_opens_after_connecting() {
    play(small(), async |person: &Person, world: &World| {
        person.open("#/projects/42").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        fill_in(person, world.origin(), &world.token("maintainer")).await;
        person.click(Role::Button, "Connect").await;
        person.expect_route("#/projects/42").await;
        person.expect_text("app").await;
    })
    .await;
}

/// What is refused at the token, and what the page says.
#[tokio::test]
async fn every_refused_token_is_explained_at_its_field() {
    play(small(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let cases = [
            (
                "glpat-nobodyknowsthis0000",
                "GitLab does not know this token",
            ),
            (
                &*world.token("maintainer.expired"),
                "Your token has expired",
            ),
            (
                &*world.token("maintainer.revoked"),
                "Your token was revoked",
            ),
            (
                &*world.token("maintainer.read_user"),
                "This token's scope is too small",
            ),
            ("", "Paste an access token"),
        ];
        for (token, explanation) in cases {
            person.open("#/connect").await;
            fill_in(person, world.origin(), token).await;
            person.click(Role::Button, "Connect").await;
            person.expect_text(explanation).await;
            // What was typed stays, to be corrected.
            person.expect_value("Access token", token).await;
            person.expect_value("GitLab address", world.origin()).await;
            person.reload().await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_wrong_address_is_explained_at_its_field() {
    play(small(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        // The policy of this host allows only the instance, as a careful host would.
        person.expects_in_console("connect-src");
        person.expects_in_console("violates the document's Content Security Policy");
        let nobody = "http://127.0.0.1:9";
        let no_gitlab = person.app().trim_end_matches('/').to_owned();
        let cases = [
            ("", "Enter the address of your GitLab"),
            (
                "ftp://gitlab.example.com",
                "The address must begin with https://",
            ),
            (
                "https://user:secret@gitlab.example.com",
                "Leave user and password out",
            ),
            ("https://not an address", "This is not an address"),
            (nobody, "Nothing that this page can read answers"),
            (&*no_gitlab, "answers, but not as GitLab does"),
        ];
        for (address, explanation) in cases {
            person.open("#/connect").await;
            fill_in(person, address, &world.token("maintainer")).await;
            person.click(Role::Button, "Connect").await;
            person.expect_text(explanation).await;
            person
                .expect_value("Access token", &world.token("maintainer"))
                .await;
            person.reload().await;
        }
        // Requests with a token of no world are noted in all of them, but none with ours was made.
        let requests = world.requests().await;
        let ours = requests
            .iter()
            .filter(|request| request.status != Some(401));
        assert_eq!(ours.count(), 0, "only other addresses were asked");
    })
    .await;
}

#[tokio::test]
async fn a_pasted_address_is_tidied_up() {
    play(small(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        fill_in(
            person,
            &format!(" {}/api/v4/ ", world.origin()),
            &world.token("maintainer"),
        )
        .await;
        person.expect_value("GitLab address", world.origin()).await;
        person.click(Role::Button, "Connect").await;
        person.expect_route("#/").await;
    })
    .await;
}

#[tokio::test]
async fn the_way_to_a_new_token_has_everything_filled_in() {
    play(small(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        person
            .type_into("GitLab address", "https://gitlab.example.com")
            .await;
        let link = person.find(Role::Link, part("to manage mirrors")).await;
        let href = link.attr("href").await.unwrap().unwrap();
        assert!(
            href.starts_with("https://gitlab.example.com/-/user_settings/personal_access_tokens?"),
            "{href}"
        );
        assert!(href.contains("name=Mirrordeck"), "{href}");
        assert!(href.contains("scopes=api"), "{href}");
        assert!(world.requests().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_token_can_be_shown_and_hidden() {
    play(small(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        person
            .type_into("Access token", &world.token("maintainer"))
            .await;
        person.click(Role::Button, "Show Access token").await;
        let field = person.find(Role::Textbox, "Access token").await;
        assert_eq!(field.attr("type").await.unwrap().as_deref(), Some("text"));
        person.click(Role::Button, "Show Access token").await;
        assert_eq!(
            field.attr("type").await.unwrap().as_deref(),
            Some("password")
        );
    })
    .await;
}

#[tokio::test]
async fn an_old_gitlab_without_token_details_still_lets_people_in() {
    play(
        small().version("12.9.0"),
        async |person: &Person, world: &World| {
            // The routes it does not know answer 404, which the browser notes.
            person.expects_failed_requests();
            connect(person, world, "maintainer").await;
            person.expect_route("#/").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_throttled_gitlab_is_named_as_such() {
    let scene = small().setting("requests_per_minute", json!(1));
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        person.open("#/connect").await;
        fill_in(person, world.origin(), &world.token("maintainer")).await;
        person.click(Role::Button, "Connect").await;
        person.expect_text("Too many requests").await;
        person
            .expect_value("Access token", &world.token("maintainer"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn signing_out_forgets_the_token() {
    play(small(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        person
            .expect_secret_only_in(&world.token("maintainer"), &["sessionStorage"])
            .await;
        person.click(Role::Button, "Sign out").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person
            .expect_secret_only_in(&world.token("maintainer"), &[])
            .await;
        person.reload().await;
        person.expect(Role::Heading, "Connect to GitLab").await;
    })
    .await;
}

#[tokio::test]
async fn an_address_that_lets_anybody_read_the_token_is_warned_of() {
    play(small(), async |person: &Person, world: &World| {
        person.open("#/connect").await;
        let warning = "Anybody on the way can read the token";
        person
            .type_into("GitLab address", "http://gitlab.example.com")
            .await;
        person.expect_text(warning).await;
        for address in ["https://gitlab.example.com", world.origin()] {
            person.type_into("GitLab address", address).await;
            person.expect_no_text(warning).await;
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_connects_with_another_account_sees_nothing_of_the_one_before() {
    let mirror = Mirror::to(5, "https://u:p@target.example.com/acme/app.git");
    let scene = Scene::of(Project::app().mirror(mirror));
    play(scene, async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        person.expect(Role::Row, part("target.example.com")).await;
        person.open("#/connect").await;
        fill_in(person, world.origin(), &world.token("developer")).await;
        person.click(Role::Button, "Connect").await;
        person.expect_route("#/").await;
        person
            .expect_gone(Role::Row, part("target.example.com"))
            .await;
        person.expect_text("No push mirrors").await;
    })
    .await;
}
