//! Channels between tabs: heard by all others, until they are left.

use std::cell::RefCell;
use std::rc::Rc;

use mirrordeck::browser::channel::Channel;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::patch::Patch;
use crate::stage::settle;

type Heard = Rc<RefCell<Vec<String>>>;

fn join(name: &str) -> (Channel, Heard) {
    let heard = Heard::default();
    let ear = Rc::clone(&heard);
    let channel = Channel::join(name, move |text| ear.borrow_mut().push(text));
    (channel, heard)
}

#[wasm_bindgen_test]
async fn what_is_posted_is_heard_by_the_others_of_that_name() {
    let (speaker, own) = join("one");
    let (_listener, heard) = join("one");
    let (_stranger, strange) = join("two");
    speaker.post("ä€😀");
    speaker.post("");
    settle().await;
    assert_eq!(*heard.borrow(), ["ä€😀", ""]);
    assert!(own.borrow().is_empty());
    assert!(strange.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn whoever_has_left_hears_nothing() {
    let (speaker, _) = join("left");
    let (listener, heard) = join("left");
    drop(listener);
    speaker.post("late");
    settle().await;
    assert!(heard.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_browser_without_channels_is_no_accident() {
    let _patch = Patch::set("", "BroadcastChannel", &JsValue::UNDEFINED);
    let (speaker, heard) = join("missing");
    speaker.post("to nobody");
    settle().await;
    assert!(heard.borrow().is_empty());
}
