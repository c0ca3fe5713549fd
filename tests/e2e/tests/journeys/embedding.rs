//! The custom element inside of pages of others.

use e2e::embedding::play_embedded;
use e2e::{Mirror, Person, Project, Role, Scene, World, part};
use serde_json::Value;
use thirtyfour::Key;

use crate::steps::databases;

pub(crate) fn scene() -> Scene {
    let project = Project::app()
        .mirror(Mirror::to(5, "https://u:p@target.example.com/acme/app.git").failed_with("13:push"))
        .mirror(
            Mirror::to(6, "https://u:p@other.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        );
    Scene::of(project)
}

/// Does something with the first element, as a script of the page would: `navigate('/')`.
pub(crate) async fn tell(person: &Person, what: &str) {
    let script = format!("document.querySelector('mirror-deck').{what}; return null;");
    seen(person, &script).await;
}

/// What a script on the page gives.
pub(crate) async fn seen(person: &Person, script: &str) -> Value {
    person.browser().run(script, Vec::new()).await
}

pub(crate) async fn shows_the_fleet(person: &Person) {
    person.expect(Role::Row, part("target.example.com")).await;
}

async fn show_the_fleet(person: &Person, world: &World) {
    person.open("").await;
    person.sign_in_around(world).await;
    shows_the_fleet(person).await;
}

#[tokio::test]
async fn a_plain_page_shows_the_fleet_and_keeps_its_own_address_and_title() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person.open("").await;
            person.expect(Role::Heading, "Not signed in").await;
            person.sign_in_around(world).await;
            shows_the_fleet(person).await;
            person.click(Role::Link, "Projects").await;
            person.expect(Role::Heading, "Projects").await;
            person.click(Role::Link, "Activity").await;
            person.expect(Role::Heading, "Activity").await;
            person.expect_route("").await;
            assert_eq!(
                seen(person, "return document.title").await,
                "Mirrors of a team"
            );
            assert_eq!(seen(person, "return history.length").await, 2);
            // Told by events instead.
            person
                .expect_text("navigate {\"path\":\"/activity\"}")
                .await;
            person.expect_text("health {\"failing\":1,").await;
        },
    )
    .await;
}

#[tokio::test]
async fn the_token_of_a_host_is_stored_nowhere_and_nobody_is_asked_to_sign_out() {
    play_embedded(scene(), "plain.html", async |person: &Person, world: &World| {
        show_the_fleet(person, world).await;
        person.click(Role::Link, "Settings").await;
        person.expect(Role::Heading, "Settings").await;
        person.expect_gone(Role::Heading, "Connection").await;
        person.expect_gone(Role::Button, "Sign out").await;
        let script = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) \
            + document.documentElement.outerHTML + document.querySelector('mirror-deck').shadowRoot.innerHTML;";
        let stored = seen(person, script).await.to_string();
        assert!(!stored.contains(&world.token("maintainer")), "{stored}");
        assert_eq!(databases(person).await, Value::Array(Vec::new()));
        // Nothing that a page may call gives the token.
            let offered = "return Object.getOwnPropertyNames(customElements.get('mirror-deck').prototype).sort()";
            let documented = serde_json::json!([
                "attributeChangedCallback",
                "connectedCallback",
                "constructor",
                "disconnectedCallback",
                "getToken",
                "navigate",
                "path",
                "token"
            ]);
            assert_eq!(seen(person, offered).await, documented);
            let read = "return String(document.querySelector('mirror-deck').token)";
        assert_eq!(seen(person, read).await, "undefined");
    })
    .await;
}

#[tokio::test]
async fn a_host_brings_one_account_and_is_offered_no_other() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            let known = "localStorage.setItem('mirrordeck.session.7@gitlab.example.com', \
                JSON.stringify({ instance: 'https://gitlab.example.com', token: 'x', login: 'ann' }))";
            person.browser().run(known, Vec::new()).await;
            show_the_fleet(person, world).await;
            let host = world.origin().trim_start_matches("http://");
            person.expect_text(host).await;
            tell(person, "navigate('/projects/42?account=7%40gitlab.example.com')").await;
            person.expect(Role::Heading, part("app")).await;
            person.click(Role::Link, "Settings").await;
            person.expect(Role::Heading, "Stored data").await;
            // By now the part of the program is there that has the menu.
            person.expect_gone(Role::Button, host).await;
            person.expect_gone(Role::Heading, "Accounts").await;
            person.expect_no_text("ann at gitlab.example.com").await;
        },
    )
    .await;
}

/// What the page says of itself, and what the app looks like, before and after each meets the other's rules.
#[tokio::test]
async fn no_style_comes_in_or_gets_out() {
    const INSIDE: &str = "const root = document.querySelector('mirror-deck').shadowRoot;
        return ['h1', 'a', 'button', 'td', '.deck'].map((name) => {
          const { color, fontSize, fontFamily, lineHeight, letterSpacing, padding, textTransform, backgroundColor } =
            getComputedStyle(root.querySelector(name));
          return [name, color, fontSize, fontFamily, lineHeight, letterSpacing, padding, textTransform, backgroundColor];
        });";
    const OUTSIDE: &str = "return ['body', 'h1', 'h2', 'label', 'button', 'input', 'ol'].map((name) => {
          const style = getComputedStyle(document.querySelector(name));
          return Array.from(style, (key) => key + style.getPropertyValue(key)).filter((it) => !/size|width|height|origin/.test(it));
        });";
    play_embedded(scene(), "plain.html", async |person: &Person, world: &World| {
        // What the page is like where the element is not known.
        person.open("").await;
        person.expect(Role::Heading, "Not signed in").await;
        let remove = "const deck = document.querySelector('mirror-deck'); deck.remove(); return null;";
        seen(person, remove).await;
        let before = seen(person, OUTSIDE).await;
        show_the_fleet(person, world).await;
        assert_eq!(seen(person, OUTSIDE).await, before);

        let inside = seen(person, INSIDE).await;
        let hostile = "const sheet = document.styleSheets[0];
            for (const rule of [
              ':root { font-size: 40px; --page: red; --text: red; --accent: red; --size-m: 90px; --rem: 99px }',
              '* { color: red; letter-spacing: 1rem; text-transform: uppercase; line-height: 4 }',
              'h1, a, button, td, .deck, .page, .button { padding: 50px; background: red; font: 60px cursive }',
            ]) sheet.insertRule(rule, sheet.cssRules.length);
            return null;";
        seen(person, hostile).await;
        person.settle().await;
        assert_eq!(seen(person, INSIDE).await, inside);
    })
    .await;
}

#[tokio::test]
async fn the_width_of_the_element_decides_about_the_layout_and_its_theme_about_the_colours() {
    const LOOK: &str = "const { shadowRoot } = document.querySelector('mirror-deck');
        const deck = shadowRoot.querySelector('.deck');
        return [getComputedStyle(deck).backgroundColor, getComputedStyle(shadowRoot.querySelector('.top-bar-nav')).order,
          getComputedStyle(shadowRoot.querySelector('.page')).paddingInlineStart,
          document.documentElement.dataset.theme ?? ''];";
    let set = |name: &str, value: &str| {
        format!(
            "document.querySelector('mirror-deck').setAttribute('{name}', '{value}'); return null;"
        )
    };
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            show_the_fleet(person, world).await;
            let (light, dark) = ("rgb(246, 247, 249)", "rgb(15, 17, 21)");
            assert_eq!(
                seen(person, LOOK).await,
                serde_json::json!([light, "0", "24px", ""])
            );
            // The page is light whatever the system is, since it has not said that it can be dark.
            person.prefer(e2e::person::Scheme::Dark).await;
            assert_eq!(
                seen(person, LOOK).await,
                serde_json::json!([light, "0", "24px", ""])
            );
            seen(person, &set("theme", "dark")).await;
            assert_eq!(
                seen(person, LOOK).await,
                serde_json::json!([dark, "0", "24px", ""])
            );
            seen(person, &set("theme", "light")).await;
            tell(person, "style.inlineSize = '500px'").await;
            assert_eq!(
                seen(person, LOOK).await,
                serde_json::json!([light, "1", "16px", ""])
            );
        },
    )
    .await;
}

#[tokio::test]
async fn dialogs_menus_and_the_focus_work_in_the_shadow_root() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            show_the_fleet(person, world).await;
            tell(person, "navigate('/projects/42')").await;
            person.expect(Role::Heading, part("app")).await;
            person.expect_focus(Role::Heading, part("app")).await;
            person.tab_to(Role::Button, "Add mirror").await;
            person.press(Key::Enter).await;
            let dialog = person.within(Role::Dialog, part("mirror"));
            dialog.expect(Role::Button, "Close").await;
            dialog
                .type_into("Repository URL", "https://new.example.com/acme/app.git")
                .await;
            // Asks first, and gives the focus back in the end.
            person.escape().await;
            person.expect_text("Close and lose what you entered?").await;
            person.expect_focus(Role::Button, "Keep editing").await;
            person.click(Role::Button, "Discard").await;
            person.expect_gone(Role::Dialog, part("mirror")).await;
            person.expect_focus(Role::Button, "Add mirror").await;
        },
    )
    .await;
}

/// A letter typed into a field of the host's jumped to the filter of the app.
#[tokio::test]
async fn keys_that_are_pressed_outside_are_none_of_the_apps() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            show_the_fleet(person, world).await;
            person.type_into("GitLab of the team", "https://h/a").await;
            person
                .expect_value("GitLab of the team", "https://h/a")
                .await;
            person.expect_value("Filter", "").await;
            person.tab_to(Role::Link, "Projects").await;
            person.type_keys("/").await;
            person.type_keys("host").await;
            person.expect_value("Filter", "host").await;
        },
    )
    .await;
}

#[tokio::test]
async fn an_embedded_app_is_accessible() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person.open("").await;
            person.expect(Role::Heading, "Not signed in").await;
            person.expect_accessible("waiting").await;
            person.sign_in_around(world).await;
            shows_the_fleet(person).await;
            person.expect_accessible("fleet").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_read_only_element_refuses_changes_from_then_on() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            show_the_fleet(person, world).await;
            tell(person, "setAttribute('project', '42')").await;
            person.expect(Role::Heading, part("app")).await;
            person.expect_no_text("Read-only").await;
            tell(person, "toggleAttribute('read-only')").await;
            person.expect_text("Read-only").await;
            tell(person, "toggleAttribute('read-only')").await;
            person.expect_no_text("Read-only").await;
        },
    )
    .await;
}

#[tokio::test]
async fn two_on_one_page_do_not_know_of_each_other() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            show_the_fleet(person, world).await;
            let second = "const first = document.querySelector('mirror-deck');
            const second = document.createElement('mirror-deck');
            second.setAttribute('instance', first.getAttribute('instance'));
            second.setAttribute('view', 'projects');
            second.id = 'second';
            first.after(second);
            return null;";
            seen(person, second).await;
            person.expect(Role::Heading, "Not signed in").await;
            let token = format!(
                "document.querySelector('#second').token = '{}'; return null;",
                world.token("developer")
            );
            seen(person, &token).await;
            person.expect(Role::Heading, "Projects").await;
            person.expect(Role::Heading, part("Push mirrors")).await;
            let paths =
                "return Array.from(document.querySelectorAll('mirror-deck'), (deck) => deck.path)";
            assert_eq!(
                seen(person, paths).await,
                serde_json::json!(["/", "/projects"])
            );
            seen(
                person,
                "document.querySelector('#second').navigate('/activity'); return null;",
            )
            .await;
            person.expect(Role::Heading, "Activity").await;
            assert_eq!(
                seen(person, paths).await,
                serde_json::json!(["/", "/activity"])
            );
            seen(
                person,
                "document.querySelector('#second').remove(); return null;",
            )
            .await;
            person.expect_gone(Role::Heading, "Activity").await;
            person.click(Role::Link, "Projects").await;
            person.expect(Role::Heading, "Projects").await;
        },
    )
    .await;
}

#[tokio::test]
async fn behind_a_prefix_the_address_leads_back_and_into_other_tabs() {
    play_embedded(scene(), "plain.html", async |person: &Person, world: &World| {
        person.open("").await;
        tell(person, "setAttribute('prefix', '#/mirrors')").await;
        person.sign_in_around(world).await;
        shows_the_fleet(person).await;
        person.expect_route("").await;
        person.click(Role::Link, "Projects").await;
        person.expect(Role::Heading, "Projects").await;
        person.expect_route("#/mirrors/projects").await;
        person.click(Role::Link, "Activity").await;
        person.expect_route("#/mirrors/activity").await;
        person.back().await;
        person.expect(Role::Heading, "Projects").await;
        // An address of the page's own is nothing to the app.
        seen(person, "location.hash = '#/own'; return null;").await;
        person.expect_route("#/own").await;
        let addressed = "const link = document.querySelector('mirror-deck').shadowRoot.querySelector('a[href$=\"/settings\"]');
            link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
            return link.getAttribute('href');";
        assert_eq!(seen(person, addressed).await, "#/mirrors/settings");
    })
    .await;
}

#[tokio::test]
async fn an_element_speaks_the_language_that_its_page_wants() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person.open("").await;
            person.expect(Role::Heading, "Not signed in").await;
            tell(person, "setAttribute('locale', 'de-AT')").await;
            person.expect(Role::Heading, "Nicht angemeldet").await;
            person.sign_in_around(world).await;
            person.expect(Role::Heading, "Push-Mirrors").await;
            tell(person, "navigate('/settings')").await;
            person.expect(Role::Heading, "Einstellungen").await;
            // The page around has chosen, and keeps its own language.
            person.expect_gone(Role::Radio, "Deutsch").await;
            let page = "return document.documentElement.lang";
            assert_eq!(seen(person, page).await, "en");
        },
    )
    .await;
}
