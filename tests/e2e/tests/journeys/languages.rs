//! The app in other languages: all of it is said in them, and all of it fits.

use std::collections::BTreeMap;

use e2e::person::Scheme;
use e2e::screens::SCREENS;
use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};

use crate::steps::{connect, connect_keeping};

const WINDOWS: [(u32, u32); 2] = [(1440, 900), (390, 844)];

/// Every screen in a language, in both widths: what does not fit, and what axe finds.
async fn look_at_every_screen(language: &str) {
    play(Scene::seeded(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "maintainer").await;
        person.speak(language).await;
        let mut clipped = Vec::new();
        for (name, route, _) in SCREENS {
            person.open(route).await;
            person.settle().await;
            for (width, height) in WINDOWS {
                person.see_through(width, height).await;
                person.settle().await;
                let found = person.clipped(language).await;
                clipped.extend(
                    found
                        .into_iter()
                        .map(|text| format!("{name}, {width}: {text}")),
                );
            }
            person.see_through(1440, 900).await;
            person
                .expect_accessible_in(&[Scheme::Light], &format!("{name} in {language}"))
                .await;
        }
        assert!(
            clipped.is_empty(),
            "does not fit:\n  {}",
            clipped.join("\n  ")
        );
    })
    .await;
}

#[tokio::test]
async fn every_screen_fits_and_is_accessible_in_german() {
    look_at_every_screen("de").await;
}

#[tokio::test]
async fn every_screen_fits_and_is_accessible_in_japanese() {
    look_at_every_screen("ja").await;
}

#[tokio::test]
async fn every_screen_fits_and_is_accessible_from_right_to_left() {
    look_at_every_screen("pseudo").await;
}

/// Words of the scene, of GitLab, of formats and of dates, which the pseudo-language does not change.
const DATA: &str = "acme app target example com git https http Mika Maintainer maintainer MM Mirrordeck GitLab \
                    api English Deutsch CSV JSON Terraform Markdown Nov AM PM nonsense nowhere";

/// Every address of the scene below with words of its own.
const ROUTES: [&str; 21] = [
    "#/",
    "#/?kiosk",
    "#/?filter=status%3Afailing",
    "#/?filter=nonsense%3A1",
    "#/?mirror=42.5",
    "#/?export",
    "#/?choose",
    "#/?saved",
    "#/projects",
    "#/projects/42",
    "#/projects/4711",
    "#/projects/42/mirrors/5",
    "#/projects/42/mirrors/6",
    "#/projects/42/mirrors/7",
    "#/projects/42/mirrors/new",
    "#/projects/42/mirrors/5/edit",
    "#/projects/42/mirrors/5/delete",
    "#/activity",
    "#/settings",
    "#/nowhere",
    "#/connect",
];

/// Whether a text has a word in English letters that is none of the scene's: the pseudo-language has no such
/// letter, wherever one of its texts stands in another.
fn has_english(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        let is_english = word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
        is_english && !DATA.split(' ').any(|known| known == word)
    })
}

#[tokio::test]
async fn everything_that_is_said_is_looked_up() {
    let project = Project::app()
        .mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        )
        .mirror(
            Mirror::to(6, "https://u:p@target.example.com/acme/app2.git")
                .failed_with("fatal: Authentication failed"),
        );
    let scene = Scene::of(project);
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "maintainer").await;
        person.speak("pseudo").await;
        // The same is said on many screens; one of them tells enough.
        let mut unspoken = BTreeMap::new();
        for route in ROUTES {
            person.open(route).await;
            person.settle().await;
            for text in person.texts().await {
                let (_, words) = text.split_once(": ").expect("a place and its words");
                if has_english(words) {
                    unspoken.insert(text, route);
                }
            }
        }
        assert!(unspoken.is_empty(), "not looked up: {unspoken:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_language_is_chosen_at_once_and_kept() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            // A reload would lose this session.
            connect_keeping(person, world, "Nowhere").await;
            person.expect(Role::Heading, "Push mirrors").await;
            person.open("#/settings").await;
            person.click(Role::Radio, "Deutsch").await;
            person.expect(Role::Heading, "Einstellungen").await;
            person.expect(Role::Radio, "Deutsch").await;
            let language = "return [document.documentElement.lang, document.documentElement.dir]";
            let language = person.browser().run(language, Vec::new()).await;
            assert_eq!(language, serde_json::json!(["de", "ltr"]));
            person.expect(Role::Button, part("Abmelden")).await;

            person.reload().await;
            person.expect(Role::Heading, "Einstellungen").await;
            person.click(Role::Radio, "English").await;
            person.expect(Role::Heading, "Settings").await;
        },
    )
    .await;
}
