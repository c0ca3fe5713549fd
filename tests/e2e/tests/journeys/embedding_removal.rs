//! Taking the custom element off a page leaves nothing behind.

use std::collections::BTreeMap;
use std::time::Duration;

use e2e::embedding::play_embedded;
use e2e::{Person, Role, World};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::embedding::{scene, seen, tell};
use crate::steps::before_each_page;

/// Keeps the program's memory at hand, and counts what else a page can be left with.
const COUNT: &str = "{
    const { instantiate, instantiateStreaming } = WebAssembly;
    const keep = (result) => {
      const { exports } = result.instance ?? result;
      if (exports.memory) window.memoryOfTheProgram = exports.memory;
      return result;
    };
    WebAssembly.instantiate = async (...given) => keep(await instantiate(...given));
    WebAssembly.instantiateStreaming = async (...given) => keep(await instantiateStreaming(...given));
    const running = (window.runningTimers = new Map());
    const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
    window.setTimeout = (work, ...rest) => {
      const id = setTimeout((...given) => { running.delete(id); work(...given); }, ...rest);
      running.set(id, String(new Error(rest[0]).stack).slice(0, 1500));
      return id;
    };
    window.clearTimeout = (id) => { running.delete(id); clearTimeout(id); };
    window.setInterval = (...given) => { const id = setInterval(...given); running.set(id, 'interval'); return id; };
    window.clearInterval = (id) => { running.delete(id); clearInterval(id); };
  }";

/// Puts an element there until it shows the fleet, and takes it away, so many times.
///
/// It does not end by calling the driver: some versions leave a timer behind, with all that the script held.
const COME_AND_GO: &str = "
    window.haveAllGone = false;
    const [instance, token, times] = GIVEN;
    const main = document.querySelector('main');
    const frame = () => new Promise((next) => setTimeout(next, 4));
    (async () => {
      for (let time = 0; time < times; time += 1) {
        const deck = document.createElement('mirror-deck');
        deck.setAttribute('instance', instance);
        deck.token = token;
        // Some go in the middle of loading, most when the rows are there, and some from a dialog.
        main.append(deck);
        if (time % 10 !== 9) {
          while (!deck.shadowRoot.querySelector('.row-view, tbody tr')) await frame();
        }
        if (time % 10 === 4) {
          deck.navigate('/projects/42/mirrors/new');
          while (!deck.shadowRoot.querySelector('dialog[open]')) await frame();
        }
        deck.remove();
        await frame();
      }
      window.haveAllGone = true;
    })();";

async fn come_and_go(person: &Person, world: &World, times: u32) {
    let given = json!([world.origin(), world.token("maintainer"), times]).to_string();
    // What finalises the listeners of elements that are gone runs after each collection.
    person
        .browser()
        .run(&COME_AND_GO.replace("GIVEN", &given), Vec::new())
        .await;
    person
        .with_patience(Duration::from_secs(60))
        .wait_until("every element to have gone", async || {
            seen(person, "return window.haveAllGone").await == json!(true)
        })
        .await;
    collect(person).await;
}

async fn collect(person: &Person) {
    for _ in 0..3 {
        person
            .browser()
            .command("HeapProfiler.collectGarbage", json!({}))
            .await;
        sleep(Duration::from_millis(60)).await;
    }
}

/// Listeners, nodes and bytes of the heap by the browser's count, and bytes of the program's memory.
async fn measure(person: &Person) -> BTreeMap<String, f64> {
    let answer = person
        .browser()
        .command("Performance.getMetrics", json!({}))
        .await;
    let all = answer["metrics"]
        .as_array()
        .expect("the browser counts")
        .clone();
    let mut measured: BTreeMap<String, f64> = all
        .iter()
        .filter_map(|one| Some((one["name"].as_str()?.to_owned(), one["value"].as_f64()?)))
        .filter(|(name, _)| {
            ["JSEventListeners", "Nodes", "JSHeapUsedSize"].contains(&name.as_str())
        })
        .collect();
    let memory = seen(person, "return window.memoryOfTheProgram.buffer.byteLength").await;
    measured.insert(
        "memory".to_owned(),
        memory.as_f64().expect("the program has a memory"),
    );
    measured
}

#[tokio::test]
async fn two_hundred_elements_come_and_go_and_leave_nothing() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person
                .browser()
                .command("Performance.enable", json!({}))
                .await;
            before_each_page(person, COUNT).await;
            person.open("").await;
            person.expect(Role::Heading, "Not signed in").await;
            tell(person, "remove()").await;
            for _ in 0..3 {
                come_and_go(person, world, 20).await;
            }
            let before = measure(person).await;
            for _ in 0..10 {
                come_and_go(person, world, 20).await;
            }
            // The one timer that looks after all deadlines of the page has had its last look by then.
            person
                .wait_until("every timer to be over", async || {
                    seen(person, "return window.runningTimers.size").await == json!(0)
                })
                .await;
            let after = measure(person).await;
            println!("before 200 elements: {before:?}\nafter: {after:?}");
            for name in ["JSEventListeners", "Nodes", "memory"] {
                assert!(
                    after[name] <= before[name],
                    "{name}: {} and then {}",
                    before[name],
                    after[name]
                );
            }
            // Compiled code and caches of the engine move a little; one element takes more than this.
            let grown = after["JSHeapUsedSize"] - before["JSHeapUsedSize"];
            assert!(
                grown < 200.0 * 1024.0,
                "the heap has grown by {grown} bytes"
            );
            let requests = world.requests().await.len();
            sleep(Duration::from_secs(1)).await;
            assert_eq!(
                world.requests().await.len(),
                requests,
                "somebody still asks"
            );
        },
    )
    .await;
}

/// Frameworks move elements about, which must not cost what somebody is doing.
#[tokio::test]
async fn an_element_that_is_moved_stays_as_it_is() {
    play_embedded(
        scene(),
        "plain.html",
        async |person: &Person, world: &World| {
            person.open("").await;
            person.sign_in_around(world).await;
            crate::embedding::shows_the_fleet(person).await;
            person.type_into("Filter", "other").await;
            person
                .expect_gone(Role::Row, e2e::part("target.example.com"))
                .await;
            let before = world.requests().await.len();
            let moved = "document.body.append(document.querySelector('mirror-deck')); return null;";
            assert_eq!(seen(person, moved).await, Value::Null);
            person.expect_value("Filter", "other").await;
            person
                .expect(Role::Row, e2e::part("other.example.com"))
                .await;
            assert_eq!(world.requests().await.len(), before);
        },
    )
    .await;
}
