//! The recipes of `docs/hosting` in the servers they are written for: what they send, and that the
//! app works there.

use std::collections::BTreeSet;
use std::fs;

use e2e::browser::Start;
use e2e::environment::Environment;
use e2e::play::play_at;
use e2e::stage::Stage;
use e2e::web_server::{Recipe, Software, WebServer, container};
use e2e::{Mirror, Person, Project, Role, Scene, World, part};
use reqwest::{Client, Response, redirect::Policy};
use serde_json::json;
use static_host::{Reach, headers, host_policy};

use crate::fleet::table;
use crate::steps::fill_in;

/// Both recipes for one origin.
const BOTH: [(Software, &str); 2] = [
    (Software::Nginx, "same-origin.conf"),
    (Software::Caddy, "same-origin.Caddyfile"),
];

fn one() -> Scene {
    Scene::of(
        Project::app().mirror(
            Mirror::to(5, "https://u:p@target.example.com/acme/app.git")
                .succeeded_at("2026-11-20T10:00:00.000Z"),
        ),
    )
}

/// A recipe for an app that calls the stand-in itself.
fn across(software: Software, file: &'static str) -> Recipe {
    let instance = Stage::shared().gitlab();
    Recipe {
        software,
        file,
        callees: vec![instance.clone()],
        instance,
    }
}

/// A recipe for an app whose host passes calls on.
fn same_origin(software: Software, file: &'static str) -> Recipe {
    Recipe {
        callees: Vec::new(),
        ..across(software, file)
    }
}

/// Everything is served as it should be, and a person can use it.
async fn check(recipe: Recipe, path: &str) {
    let server = WebServer::start(&recipe);
    let page = format!("{}{path}", server.origin());
    let policy = host_policy(&Reach::Only(recipe.callees.clone()));
    expect_files(&page, recipe.software, &policy).await;
    let world = World::set(recipe.instance.clone(), one()).await;
    let instance = match recipe.callees.first() {
        Some(instance) => instance.clone(),
        None => server.origin(),
    };
    play_at(page, Start::default(), async |person: &Person| {
        use_the_app(person, &world, &instance).await;
        // A host that tells only of itself must not be asked for leave.
        if recipe.callees.is_empty() {
            expect_no_preflight(&server);
        }
    })
    .await;
}

/// Connects, sees the mirrors, opens one by the project's path and changes it.
async fn use_the_app(person: &Person, world: &World, instance: &str) {
    person.open("#/connect").await;
    fill_in(person, instance, &world.token("maintainer")).await;
    person.click(Role::Button, "Connect").await;
    person.expect_route("#/").await;
    table(person)
        .expect(Role::Row, part("target.example.com"))
        .await;
    person.open("#/projects/acme%2Fapp").await;
    person.expect(Role::Row, part("target.example.com")).await;
    person.open("#/projects/42/mirrors/5").await;
    person.click(Role::Switch, "Only protected branches").await;
    person
        .expect_checked(Role::Switch, "Only protected branches", true)
        .await;
    person.reload().await;
    person
        .expect_checked(Role::Switch, "Only protected branches", true)
        .await;
    let stored = world.mirrors(42).await;
    assert_eq!(stored[0]["only_protected_branches"], true);
    assert_eq!(person.policy_violations().await, Vec::<String>::new());
}

/// The server's own log has the calls and no preflight among them.
fn expect_no_preflight(server: &WebServer) {
    let methods = server.methods_below("/api/v4/");
    let kinds: BTreeSet<_> = methods.iter().map(String::as_str).collect();
    assert_eq!(kinds, BTreeSet::from(["GET", "PUT"]), "{methods:?}");
}

/// Each built file comes with its headers, compressed for those who take that and plain for others.
async fn expect_files(page: &str, software: Software, policy: &str) {
    let client = client();
    let encoding = match software {
        Software::Nginx => ("gzip", "gz"),
        Software::Caddy => ("br", "br"),
    };
    let dist = Environment::read().dist;
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(&dist).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let ending = name.rsplit('.').next().unwrap().to_owned();
        if path.is_dir() || ["br", "gz"].contains(&&*ending) {
            continue;
        }
        // The page is asked for by its folder, as browsers do.
        let address = match &*name {
            "index.html" => page.to_owned(),
            name => format!("{page}{name}"),
        };
        let small = client.get(&address).header("accept-encoding", "gzip, br");
        let small = small.send().await.unwrap();
        expect_headers(&small, &name, &ending, policy);
        // The settings have no neighbours, so that a host may change them.
        if name != "config.json" {
            expect_compressed(&small, encoding.0, &name);
            let neighbour = fs::read(dist.join(format!("{name}.{}", encoding.1))).unwrap();
            assert_eq!(small.bytes().await.unwrap(), neighbour, "{name}");
        }
        let plain = client.get(&address).send().await.unwrap();
        expect_headers(&plain, &name, &ending, policy);
        assert_eq!(header(&plain, "content-encoding"), "", "{name}");
        assert_eq!(plain.bytes().await.unwrap(), fs::read(&path).unwrap());
        seen.insert(ending);
    }
    assert_eq!(
        seen,
        ["css", "html", "js", "json", "svg", "wasm"]
            .map(str::to_owned)
            .into(),
        "every kind of file was looked at"
    );
    let gone = client.get(format!("{page}gone-0123456789abcdef.js"));
    let gone = gone.send().await.unwrap();
    assert_eq!(gone.status(), 404);
    assert!(!header(&gone, "cache-control").contains("immutable"));
    assert_eq!(header(&gone, "content-security-policy"), policy);
}

fn expect_compressed(answer: &Response, encoding: &str, name: &str) {
    assert_eq!(header(answer, "content-encoding"), encoding, "{name}");
    let vary = header(answer, "vary").to_lowercase();
    assert!(vary.contains("accept-encoding"), "{name}");
}

fn expect_headers(answer: &Response, name: &str, ending: &str, policy: &str) {
    assert_eq!(answer.status(), 200, "{name}");
    assert_eq!(header(answer, "content-security-policy"), policy, "{name}");
    for (header_name, value) in headers::FIXED {
        assert_eq!(header(answer, header_name), value, "{name}");
    }
    let rule = headers::cache_rule(name);
    assert_eq!(header(answer, "cache-control"), rule, "{name}");
    // What pages of others name has no hash, and the page and its settings have none either.
    let is_kept = ending == "wasm"
        || ["style-", "mirrordeck-", "language-"]
            .iter()
            .any(|start| name.starts_with(start));
    assert!(!is_kept || rule == headers::IMMUTABLE, "{name}");
    let is_asked_for = ending == "html" || name == "config.json";
    assert!(!is_asked_for || rule == headers::REVALIDATE, "{name}");
    let kind = header(answer, "content-type");
    let expected: &[&str] = match ending {
        "css" => &["text/css"],
        "html" => &["text/html"],
        "js" => &["text/javascript", "application/javascript"],
        "json" => &["application/json"],
        "svg" => &["image/svg+xml"],
        "wasm" => &["application/wasm"],
        other => panic!("nobody said what a .{other} is"),
    };
    let kind = kind.split(';').next().unwrap_or_default();
    assert!(expected.contains(&kind), "{name} came as {kind}");
}

/// All values of a header, so that one that is sent twice is seen.
fn header(answer: &Response, name: &str) -> String {
    let values = answer.headers().get_all(name).iter();
    let values: Vec<_> = values.map(|value| value.to_str().unwrap()).collect();
    values.join(" | ")
}

fn client() -> Client {
    Client::builder().redirect(Policy::none()).build().unwrap()
}

async fn expect_way_to_the_slash(recipe: Recipe) {
    let server = WebServer::start(&recipe);
    let bare = format!("{}/tools/mirrors", server.origin());
    let answer = client().get(bare).send().await.unwrap();
    assert_eq!(answer.status(), 308);
    assert_eq!(header(&answer, "location"), "/tools/mirrors/");
}

#[tokio::test]
async fn nginx_serves_the_app_at_the_top() {
    check(across(Software::Nginx, "site.conf"), "/").await;
}

#[tokio::test]
async fn nginx_serves_the_app_below_a_path() {
    let recipe = across(Software::Nginx, "subpath.conf");
    expect_way_to_the_slash(recipe.clone()).await;
    check(recipe, "/tools/mirrors/").await;
}

#[tokio::test]
async fn nginx_puts_app_and_gitlab_on_one_origin_without_preflights() {
    check(same_origin(Software::Nginx, "same-origin.conf"), "/").await;
}

#[tokio::test]
async fn caddy_serves_the_app_at_the_top() {
    check(across(Software::Caddy, "site.Caddyfile"), "/").await;
}

#[tokio::test]
async fn caddy_serves_the_app_below_a_path() {
    let recipe = across(Software::Caddy, "subpath.Caddyfile");
    expect_way_to_the_slash(recipe.clone()).await;
    check(recipe, "/tools/mirrors/").await;
}

#[tokio::test]
async fn caddy_puts_app_and_gitlab_on_one_origin_without_preflights() {
    check(same_origin(Software::Caddy, "same-origin.Caddyfile"), "/").await;
}

/// Pages for people are those of GitLab, though the address is this host's.
#[tokio::test]
async fn one_origin_leads_to_the_pages_of_gitlab() {
    for recipe in BOTH.map(|(software, file)| same_origin(software, file)) {
        let server = WebServer::start(&recipe);
        for path in [
            "/-/user_settings/personal_access_tokens?name=Mirrordeck&scopes=api",
            "/oauth/authorize?client_id=app-w1&response_type=code",
        ] {
            let answer = client().get(format!("{}{path}", server.origin()));
            let answer = answer.send().await.unwrap();
            assert_eq!(answer.status(), 302);
            let expected = format!("{}{path}", recipe.instance);
            assert_eq!(header(&answer, "location"), expected);
        }
    }
}

/// The person is asked on GitLab's own page, and the exchange is passed on like any call.
#[tokio::test]
async fn one_origin_lets_people_sign_in() {
    for recipe in BOTH.map(|(software, file)| same_origin(software, file)) {
        let server = WebServer::start(&recipe);
        let world = World::set(recipe.instance.clone(), one()).await;
        let instance = json!({ "url": server.origin(), "client_id": world.application() });
        server.settle(&json!({ "instances": [instance] }).to_string());
        let page = format!("{}/", server.origin());
        play_at(page, Start::default(), async |person: &Person| {
            // The host passes GitLab's description of itself not on.
            person.expects_failed_requests();
            person.open("#/projects/42").await;
            person.click(Role::Button, "Sign in with GitLab").await;
            person.click(Role::Button, part("Authorize as Mika")).await;
            person.expect(Role::Row, part("target.example.com")).await;
            person.expect_route("#/projects/42").await;
            let asked: BTreeSet<_> = server.methods_below("/oauth/").into_iter().collect();
            assert_eq!(asked, ["GET", "POST"].map(str::to_owned).into());
        })
        .await;
    }
}

/// Without the image around it: its settings, started by a user who may write nothing.
#[tokio::test]
async fn the_settings_of_the_container_serve_the_app() {
    let instance = Stage::shared().gitlab();
    let server = container(&instance);
    let page = format!("{}/", server.origin());
    let policy = host_policy(&Reach::Only(vec![instance.clone()]));
    expect_files(&page, Software::Caddy, &policy).await;
    let world = World::set(instance.clone(), one()).await;
    play_at(page, Start::default(), async |person: &Person| {
        use_the_app(person, &world, &instance).await;
    })
    .await;
}
