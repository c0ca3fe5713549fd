//! Two thousand projects with ten thousand mirrors: whatever comes in between, the fleet ends as what
//! the server holds.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use e2e::browser::Start;
use e2e::environment::Environment;
use e2e::place::Place;
use e2e::play::play_with;
use e2e::{Person, Role, Scene, World, part, play};
use serde_json::{Value, json};
use static_host::Options;

use crate::fleet::table;
use crate::steps::connect;

const PROJECTS: usize = 2_000;
const MIRRORS: usize = 10_000;

/// What may be in flight at a time.
const AT_ONCE: usize = 6;

/// A number of a project and of one of its mirrors.
type Pair = (u64, u64);

fn pair(entry: &Value, project: &str, mirror: &str) -> Pair {
    let number = |key: &str| entry[key].as_u64().unwrap();
    (number(project), number(mirror))
}

/// What the person sees, by the export of all of it.
async fn seen(person: &Person) -> Vec<Pair> {
    let folder = tempfile::tempdir().unwrap();
    person.save_into(folder.path()).await;
    person.click(Role::Link, "Export").await;
    let dialog = person.within(Role::Dialog, "Export");
    dialog
        .expect_text("The 10000 mirrors that the filter shows")
        .await;
    dialog.click(Role::Radio, part("JSON")).await;
    dialog.click(Role::Button, "Save file").await;
    let text = person.expect_file(folder.path(), "push-mirrors.json").await;
    let entries: Vec<Value> = serde_json::from_str(&text).unwrap();
    let pairs = entries
        .iter()
        .map(|entry| pair(entry, "project_id", "mirror_id"));
    pairs.collect()
}

/// What the server holds.
async fn held(world: &World) -> BTreeSet<Pair> {
    let state = world.state().await;
    let projects = state["projects"].as_array().unwrap();
    let all = projects.iter().flat_map(|project| {
        let mirrors = project["mirrors"].as_array().unwrap().iter();
        mirrors.map(|mirror| {
            (
                project["id"].as_u64().unwrap(),
                mirror["id"].as_u64().unwrap(),
            )
        })
    });
    all.collect()
}

/// Asserts that nothing is missing and nothing is there twice.
async fn expect_exactly_what_is_held(person: &Person, world: &World) {
    let (seen, held) = (seen(person).await, held(world).await);
    assert_eq!(held.len(), MIRRORS);
    assert_eq!(seen.len(), MIRRORS);
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), held);
}

/// How often each list of mirrors was read, and the most requests that were ever in flight.
async fn log(world: &World) -> (BTreeMap<String, usize>, usize) {
    let requests = world.requests().await;
    let most = requests.iter().map(|request| request.in_flight).max();
    let mut reads = BTreeMap::new();
    for request in requests {
        if request.path.ends_with("/remote_mirrors") {
            let page = request.query.unwrap_or_default();
            *reads.entry([request.path, page].concat()).or_default() += 1;
        }
    }
    (reads, most.unwrap_or(0))
}

/// Waits until a third of the projects was asked for.
async fn midway(patient: &Place, world: &World) {
    patient
        .wait_until("a third of it", async || {
            world.requests().await.len() >= PROJECTS / 3
        })
        .await;
}

/// Whether the page has a thread beside its own.
async fn has_second_thread(person: &Person) -> bool {
    let answer = person
        .browser()
        .command("Target.getTargets", json!({}))
        .await;
    let targets = answer["targetInfos"].as_array().unwrap();
    let is_it = |target: &Value| {
        target["type"] == "worker" && target["url"].as_str().unwrap().ends_with("/worker.js")
    };
    targets.iter().any(is_it)
}

/// How many lists of mirrors the page's own thread has asked for, of which its browser counts 250 at most.
async fn asked_by_the_page(person: &Person) -> usize {
    let script = "return performance.getEntriesByType('resource')\
        .filter((one) => one.name.includes('/remote_mirrors')).length;";
    let count = person.browser().run(script, Vec::new()).await;
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

#[tokio::test]
async fn a_scan_that_is_paused_and_reloaded_ends_with_exactly_what_the_server_holds() {
    let scene = Scene::scripted()
        .fleet(PROJECTS, MIRRORS)
        .setting("latency_ms", json!(20));
    play(scene, async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        table(person).expect(Role::Row, part("git")).await;
        person.click(Role::Button, "Pause").await;
        person.expect_text("Paused: ").await;
        person.click(Role::Button, "Resume").await;
        let patient = person.with_patience(Duration::from_secs(180));
        midway(&patient, world).await;
        // The second thread carries them, and the page itself has asked for the first few only.
        assert!(has_second_thread(person).await);
        let own = asked_by_the_page(person).await;
        assert!(own < PROJECTS / 10, "the page asked for {own} itself");
        person.reload().await;
        table(person).expect(Role::Row, part("git")).await;
        patient.expect(Role::Button, "Rescan").await;
        person.expect_text("10,000 mirrors in ").await;
        patient
            .wait_until("the end of the second thread", async || {
                !has_second_thread(person).await
            })
            .await;
        expect_exactly_what_is_held(person, world).await;

        let (reads, most) = log(world).await;
        assert!(reads.len() >= PROJECTS, "{} lists were read", reads.len());
        assert!(most <= AT_ONCE, "{most} in flight");
        let again = reads.values().filter(|times| **times > 1).count();
        assert!(reads.values().all(|times| *times <= 2));
        // Those in flight when the page was left, and those answered but not yet stored.
        assert!(again <= PROJECTS / 20, "{again} were read again");
    })
    .await;
}

/// Some lists are answered with 429, and some connections are cut: the pace falls, and nothing is
/// lost.
#[tokio::test]
async fn a_scan_that_is_throttled_and_cancelled_ends_with_exactly_what_the_server_holds() {
    let scene = Scene::scripted()
        .fleet(PROJECTS, MIRRORS)
        .setting("throttle_every", json!(450))
        .setting("drop_every", json!(700));
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, "maintainer").await;
        let patient = person.with_patience(Duration::from_secs(180));
        midway(&patient, world).await;
        person.click(Role::Button, "Cancel").await;
        person.expect_text("Cancelled: ").await;
        person.click(Role::Button, "Resume").await;
        patient.expect(Role::Button, "Rescan").await;
        person.expect_text("10,000 mirrors in ").await;
        person.expect_no_text("could not be read").await;
        expect_exactly_what_is_held(person, world).await;

        let requests = world.requests().await;
        let throttled = requests
            .iter()
            .filter(|request| request.status == Some(429));
        let cut = requests.iter().filter(|request| request.status.is_none());
        let (throttled, cut) = (throttled.count(), cut.count());
        assert!(throttled > 0 && cut > 0, "{throttled} and {cut}");
        let (reads, most) = log(world).await;
        assert!(most <= AT_ONCE, "{most} in flight");
        let again: usize = reads.values().map(|times| times - 1).sum();
        let due = throttled + cut + AT_ONCE;
        assert!(
            again <= due,
            "{again} were read again, of {due} that had to be"
        );
    })
    .await;
}

/// A host that forbids the second thread, or has lost its file, costs time and nothing else.
#[tokio::test]
async fn a_scan_without_a_second_thread_ends_with_all_mirrors() {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(Environment::read().dist).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if path.is_file() && !name.to_str().unwrap().starts_with("worker.js") {
            std::fs::copy(&path, folder.path().join(name)).unwrap();
        }
    }
    let lose = |options: &mut Options| options.root = folder.path().to_owned();
    let scene = Scene::scripted()
        .fleet(400, 1_000)
        .setting("latency_ms", json!(20));
    play_with(
        Start::default(),
        scene,
        lose,
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            connect(person, world, "maintainer").await;
            let patient = person.with_patience(Duration::from_secs(60));
            patient.expect(Role::Button, "Rescan").await;
            person.expect_text("1,000 mirrors in ").await;
            assert!(!has_second_thread(person).await);
        },
    )
    .await;
}
