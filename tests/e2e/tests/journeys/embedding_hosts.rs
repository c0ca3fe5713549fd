//! The custom element inside of pages that are built with a framework.

use e2e::embedding::play_embedded;
use e2e::{Person, Role, World};

use crate::embedding::{scene, seen, shows_the_fleet};

const COLOUR: &str = "const { shadowRoot } = document.querySelector('mirror-deck');
    return getComputedStyle(shadowRoot.querySelector('.deck')).backgroundColor;";

/// The page gives the token by a property, hears an event, changes an attribute, takes the element off, and
/// puts another one there.
async fn a_page_of(framework: &str, example: &str) {
    play_embedded(scene(), example, async |person: &Person, world: &World| {
        person.open("").await;
        person
            .expect(Role::Heading, format!("Mirrors in {framework}").as_str())
            .await;
        person.sign_in_around(world).await;
        shows_the_fleet(person).await;
        person.click(Role::Link, "Projects").await;
        person.expect_text("Mirrordeck is at /projects").await;
        person.expect_route("").await;

        let light = seen(person, COLOUR).await;
        person.click(Role::Button, "Turn the lights").await;
        person
            .wait_until("other colours", async || {
                seen(person, COLOUR).await != light
            })
            .await;
        person.expect(Role::Heading, "Projects").await;

        person.click(Role::Button, "Hide the mirrors").await;
        person.expect_gone(Role::Heading, "Projects").await;
        person.click(Role::Button, "Show the mirrors").await;
        shows_the_fleet(person).await;
        person.expect_text("Mirrordeck is at /").await;
    })
    .await;
}

#[tokio::test]
async fn a_page_built_with_react_embeds_the_element() {
    a_page_of("React", "react.html").await;
}

#[tokio::test]
async fn a_page_built_with_vue_embeds_the_element() {
    a_page_of("Vue", "vue.html").await;
}
