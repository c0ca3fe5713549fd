//! The database of texts: in order, whole or not at all, and gone when it is erased.

use futures::future::{FutureExt, join, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use mirrordeck::browser::database::{erase, is_empty, read, read_all, remove_prefix, write};
use mirrordeck::browser::storage::Denied;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::patch::Patch;

fn entries(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
    list.iter().map(owned).collect()
}

/// Runs a script, and waits for its promise.
async fn run(script: &str) -> JsValue {
    let answer = Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .expect("the script works");
    JsFuture::from(Promise::resolve(&answer))
        .await
        .expect("the script keeps its promise")
}

async fn names() -> String {
    let script = "return indexedDB.databases().then(all => all.map(one => one.name).join())";
    run(script).await.as_string().expect("names are text")
}

#[wasm_bindgen_test]
async fn entries_are_found_by_key_and_by_prefix_in_order() {
    erase().await.expect("a test page may store");
    assert!(is_empty().await);
    write(entries(&[("b/2", "two"), ("a/1", "ä€😀"), ("b/1", "")]))
        .await
        .expect("a test page may store");
    write(entries(&[("b/2", "again")]))
        .await
        .expect("a test page may store");
    assert!(!is_empty().await);
    assert_eq!(read("a/1").await, Ok(Some("ä€😀".to_owned())));
    assert_eq!(read("a").await, Ok(None));
    let b = entries(&[("b/1", ""), ("b/2", "again")]);
    assert_eq!(read_all("b/").await, Ok(b));
    assert_eq!(read_all("").await.map(|all| all.len()), Ok(3));

    remove_prefix("b/").await.expect("a test page may store");
    assert_eq!(read_all("").await, Ok(entries(&[("a/1", "ä€😀")])));
    erase().await.expect("a test page may store");
    assert_eq!(read_all("").await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn looking_creates_nothing_and_erasing_leaves_nothing() {
    erase().await.expect("a test page may store");
    assert!(is_empty().await);
    assert_eq!(read("a").await, Ok(None));
    assert_eq!(read_all("").await, Ok(Vec::new()));
    remove_prefix("").await.expect("there is nothing to remove");
    assert_eq!(names().await, "");
    write(entries(&[("a", "1")]))
        .await
        .expect("a test page may store");
    assert_eq!(names().await, "mirrordeck");
    erase().await.expect("a test page may store");
    assert_eq!(names().await, "");
}

#[wasm_bindgen_test]
async fn many_entries_are_read_in_batches_while_the_page_goes_on() {
    erase().await.expect("a test page may store");
    let check = async |count: usize, size: usize| {
        let text = "x".repeat(size);
        let all: Vec<_> = (0..count)
            .map(|index| (format!("n/{index:05}"), text.clone()))
            .collect();
        write(all.clone()).await.expect("a test page may store");
        run("window.turns = 0; window.turning = setInterval(() => turns++, 0)").await;
        let found = read_all("n/").await;
        let turns = run("clearInterval(turning); return turns").await;
        assert!(found == Ok(all), "{count} entries of {size}");
        remove_prefix("n/").await.expect("a test page may store");
        turns.as_f64().expect("a number of turns")
    };
    // Two batches and nothing more, then a batch that is not full.
    check(100, 10).await;
    check(1_003, 10).await;
    let turns = check(300, 100_000).await;
    assert!(turns >= 4.0, "six batches left time for {turns} turns");
    erase().await.expect("a test page may store");
}

#[wasm_bindgen_test]
async fn a_write_that_fails_or_is_given_up_leaves_nothing_of_it() {
    erase().await.expect("a test page may store");
    write(entries(&[("kept", "1")]))
        .await
        .expect("a test page may store");
    let many: Vec<_> = (0..500)
        .map(|index| (format!("n/{index}"), String::new()))
        .collect();
    {
        let script =
            "if (arguments[1] === 'n/120') throw new DOMException('', 'QuotaExceededError');
            return this.add(...arguments)";
        let _full = Patch::script("IDBObjectStore.prototype", "put", script);
        assert_eq!(write(many.clone()).await, Err(Denied));
    }
    assert_eq!(read_all("").await, Ok(entries(&[("kept", "1")])));

    // Given up after a moment, wherever it stands by then.
    for moment in 0..12 {
        let writing = Box::pin(write(many.clone()));
        drop(select(writing, TimeoutFuture::new(moment)).await);
        let left = read_all("n/").await.expect("a test page may store");
        assert!(left.is_empty() || left.len() == 500, "{}", left.len());
        remove_prefix("n/").await.expect("a test page may store");
    }
    erase().await.expect("a test page may store");
}

#[wasm_bindgen_test]
async fn a_look_that_is_given_up_keeps_nobody_from_erasing() {
    write(entries(&[("a", "1")]))
        .await
        .expect("a test page may store");
    for moment in 0..6 {
        drop(select(Box::pin(read_all("")), TimeoutFuture::new(moment)).await);
        drop(read_all("").now_or_never());
        erase().await.expect("a test page may store");
        assert_eq!(names().await, "");
        write(entries(&[("a", "1")]))
            .await
            .expect("a test page may store");
    }
    let (all, erased) = join(read_all(""), erase()).await;
    assert_eq!(erased, Ok(()));
    assert!(all.is_ok_and(|all| all.len() < 2));
    assert_eq!(names().await, "");
}

#[wasm_bindgen_test]
async fn a_database_that_sleeps_in_another_tab_is_emptied_at_least() {
    write(entries(&[("a", "1")]))
        .await
        .expect("a test page may store");
    run("return new Promise(done => {
        indexedDB.open('mirrordeck').onsuccess = event => done(window.held = event.target.result)
    })")
    .await;
    assert_eq!(erase().await, Ok(()));
    run("held.close()").await;
    assert!(is_empty().await);
    assert_eq!(names().await, "");
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_is_no_accident() {
    let check = async |_patch: Patch| {
        assert_eq!(write(entries(&[("a", "1")])).await, Err(Denied));
        assert_eq!(read("a").await, Err(Denied));
        assert_eq!(read_all("").await, Err(Denied));
        assert_eq!(remove_prefix("").await, Err(Denied));
        assert!(is_empty().await);
    };
    check(Patch::set("", "indexedDB", &JsValue::UNDEFINED)).await;
    let throws = "throw new DOMException('', 'SecurityError')";
    check(Patch::script("IDBFactory.prototype", "open", throws)).await;
    let fails = "const request = {error: new DOMException('', 'InvalidStateError')};
        setTimeout(() => request.onerror({type: 'error', target: request}));
        return request";
    check(Patch::script("IDBFactory.prototype", "open", fails)).await;

    let _patch = Patch::set("", "indexedDB", &JsValue::UNDEFINED);
    assert_eq!(erase().await, Ok(()), "nothing can be left there");
}
