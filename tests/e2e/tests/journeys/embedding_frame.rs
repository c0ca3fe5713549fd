//! The app in a frame of a page of another origin.

use e2e::browser::Start;
use e2e::embedding::examples;
use e2e::play::play_at;
use e2e::stage::Stage;
use e2e::{Person, Role, World, part};
use serde_json::{Value, json};
use static_host::{RuntimeConfig, StaticHost};
use tempfile::TempDir;
use thirtyfour::Key;

use crate::embedding::{scene, seen, shows_the_fleet};

/// Lets any page of this machine frame the app.
const FRAMED: &str = "frame-ancestors http://127.0.0.1:*";

/// The app, a page of another origin around it, and what keeps both.
struct Around {
    app: StaticHost,
    page: StaticHost,
    world: World,
    _folder: TempDir,
}

/// Serves both. The app lets the origin of the page embed it, or only some other one.
async fn around(is_allowed: bool) -> Around {
    let stage = Stage::shared();
    let world = World::set(stage.gitlab(), scene()).await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let helper = "mirror-deck-frame.js";
    let copied = std::fs::copy(
        stage.environment().dist.join(helper),
        folder.path().join(helper),
    );
    copied.expect("the build made the helper");
    // Any loopback port is another origin.
    let page = examples(
        &folder,
        Vec::new(),
        &["frame-src http://127.0.0.1:*", "frame-ancestors 'self'"],
    )
    .await;
    let allowed = match is_allowed {
        true => page.origin(),
        false => "https://portal.example.com".to_owned(),
    };
    let mut options = stage.app_options();
    let config = json!({ "embed": { "origins": [allowed] } });
    options.config = RuntimeConfig::Text(config.to_string());
    // The list in the configuration is what is tested here, so the header is no help.
    options.extra_policy = vec![FRAMED.to_owned()];
    let app = stage.host(options).await;
    Around {
        app,
        page,
        world,
        _folder: folder,
    }
}

async fn play_around(is_allowed: bool, script: impl AsyncFnOnce(&Person, &Around)) {
    let around = around(is_allowed).await;
    let address = format!("{}examples/frame.html", around.page.url());
    play_at(address, Start::default(), async |person: &Person| {
        script(person, &around).await;
    })
    .await;
}

async fn show(person: &Person, around: &Around) {
    person.open("").await;
    person
        .type_into("Address of Mirrordeck", &around.app.url())
        .await;
    person.sign_in_around(&around.world).await;
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_signs_the_frame_in_and_hears_of_it() {
    play_around(true, async |person: &Person, around: &Around| {
        show(person, around).await;
        person.expect_text("navigate {\"path\":\"/\"}").await;
        person.expect_text("health {\"failing\":1,").await;
        person.enter_frame().await;
        shows_the_fleet(person).await;
        person.expect_gone(Role::Button, "Sign out").await;
        assert_eq!(
            seen(person, "return document.documentElement.dataset.theme").await,
            "light"
        );
        let stored = seen(
            person,
            "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])",
        )
        .await;
        assert!(
            !stored
                .to_string()
                .contains(&around.world.token("maintainer")),
            "{stored}"
        );
        let fits = seen(
            person,
            "return Math.abs(innerHeight - document.getElementById('app').offsetHeight) < 3",
        )
        .await;
        assert_eq!(fits, true, "the page makes the frame as high as the app");
        person.click(Role::Link, "Projects").await;
        person.expect(Role::Heading, "Projects").await;
        person.leave_frame().await;
        person
            .expect_text("navigate {\"path\":\"/projects\"}")
            .await;
    })
    .await;
}

/// What somebody hostile may send: nothing comes back, and nothing happens.
#[tokio::test]
async fn a_page_of_another_origin_gets_nothing() {
    play_around(false, async |person: &Person, around: &Around| {
        let listen = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data)); return null;";
        person.open("").await;
        seen(person, listen).await;
        person.type_into("Address of Mirrordeck", &around.app.url()).await;
        person.sign_in_around(&around.world).await;
        person.enter_frame().await;
        person.expect(Role::Heading, "Not signed in").await;
        person.leave_frame().await;
        send_everything(person, "document.querySelector('iframe').contentWindow").await;
        person.enter_frame().await;
        person.expect(Role::Heading, "Not signed in").await;
        person.leave_frame().await;
        // The word that it is there is all that ever came.
        assert_eq!(seen(person, "return heard").await, json!([{ "type": "mirrordeck:ready" }]));
        assert_eq!(seen(person, "return window.answers").await, json!([]));
        assert_eq!(around.world.requests().await.len(), 0);
    })
    .await;
}

/// Sends a connect message in every wrong form to a window, and listens at each port for an answer.
async fn send_everything(person: &Person, window: &str) {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const frame = {window};
        window.answers = [];
        const send = (message, count) => {{
          const channels = Array.from({{ length: count }}, () => new MessageChannel());
          for (const {{ port1 }} of channels) {{
            port1.onmessage = ({{ data }}) => answers.push(data);
            port1.postMessage({{ type: 'set', instance: 'https://evil.example.com', view: 'settings' }});
            port1.postMessage({{ type: 'token', token: 'glpat-evil' }});
          }}
          frame.postMessage(message, '*', channels.map(({{ port2 }}) => port2));
        }};
        for (const count of [0, 1, 2]) {{
          for (const message of [
            {{ type: 'mirrordeck:connect' }}, {{ type: 'mirrordeck:ready' }}, {{ type: 'token', token: 'x' }},
            {{ type: 'set', instance: 'https://evil.example.com' }}, 'mirrordeck:connect', null, 7, [],
          ]) send(message, count);
        }}
        setTimeout(() => done(null), 500);"
    );
    assert_eq!(person.browser().run_async(&script).await, Value::Null);
}

#[tokio::test]
async fn whoever_is_not_the_page_around_gets_nothing_even_from_its_origin() {
    play_around(true, async |person: &Person, around: &Around| {
        show(person, around).await;
        person.expect_text("health {\"failing\":1,").await;
        // A second frame of the page's own origin, which can reach the first.
        let sibling = "const done = arguments[arguments.length - 1];
            const frame = document.createElement('iframe');
            frame.src = 'frame.html';
            frame.addEventListener('load', () => done(null));
            document.body.append(frame);";
        person.browser().run_async(sibling).await;
        let handle = person.browser().handle();
        let frames = handle.find_all(thirtyfour::By::Tag("iframe")).await;
        let frames = frames.expect("the page has frames");
        frames[1]
            .clone()
            .enter_frame()
            .await
            .expect("a frame can be entered");
        send_everything(person, "parent.frames[0]").await;
        assert_eq!(seen(person, "return window.answers").await, json!([]));
        person.leave_frame().await;
        person.enter_frame().await;
        shows_the_fleet(person).await;
    })
    .await;
}

/// The page around has met the app. Whoever meets it again, with the same message or another, is nobody.
#[tokio::test]
async fn a_second_meeting_is_refused() {
    play_around(true, async |person: &Person, around: &Around| {
        show(person, around).await;
        person.expect_text("health {\"failing\":1,").await;
        send_everything(person, "document.querySelector('iframe').contentWindow").await;
        assert_eq!(seen(person, "return window.answers").await, json!([]));
        person.enter_frame().await;
        shows_the_fleet(person).await;
        person.press(Key::Escape).await;
        person.expect(Role::Row, part("other.example.com")).await;
    })
    .await;
}

/// A page that nobody allows to embed others stays what it is in a frame: the person's own.
#[tokio::test]
async fn without_a_list_of_origins_a_framed_page_is_the_persons_own() {
    let stage = Stage::shared();
    let around = around(true).await;
    let mut options = stage.app_options();
    options.extra_policy = vec![FRAMED.to_owned()];
    let own = stage.host(options).await;
    let address = format!("{}examples/frame.html", around.page.url());
    play_at(address, Start::default(), async |person: &Person| {
        person.open("").await;
        person.type_into("Address of Mirrordeck", &own.url()).await;
        person.sign_in_around(&around.world).await;
        person.enter_frame().await;
        person.expect(Role::Heading, "Connect to GitLab").await;
    })
    .await;
}
