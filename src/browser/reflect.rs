//! Using what the browser has by its name, one small step per function.
//!
//! web-sys brings a function of glue for each method of each class. What is seldom used is found by
//! name instead, and what a browser lacks or refuses is an absent value, never an exception.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the page as a whole offers by this name; undefined if nothing.
pub(super) fn global(name: &str) -> JsValue {
    get(&js_sys::global(), name)
}

/// A property; undefined if there is none or it may not be read.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property, if that is possible.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// What a method answers; none if there is no such method or it throws.
pub(super) fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = get(of, method).dyn_into::<Function>().ok()?;
    Reflect::apply(&method, of, &array(arguments)).ok()
}

/// A new object of a class; none if there is no such class or it refuses.
pub(super) fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class = global(class).dyn_into::<Function>().ok()?;
    Reflect::construct(&class, &array(arguments)).ok()
}

/// A method that forgets its arguments and can be given away.
pub(super) fn bound(of: &JsValue, method: &str) -> JsValue {
    call(&get(of, method), "bind", std::slice::from_ref(of)).unwrap_or(JsValue::UNDEFINED)
}

/// Waits for an event, by the names of the properties that take listeners; none if one of the
/// `bad` ones came first.
pub(super) async fn event(target: &JsValue, good: &[&str], bad: &[&str]) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        for name in good {
            set(target, name, &resolve);
        }
        for name in bad {
            set(target, name, &reject);
        }
    });
    JsFuture::from(promise).await.ok()
}

fn array(items: &[JsValue]) -> Array {
    let array = Array::new();
    for item in items {
        array.push(item);
    }
    array
}
