//! A browser that lacks or refuses something, for as long as a test wants.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What a property was before; puts it back when dropped.
pub(crate) struct Patch {
    owner: JsValue,
    name: JsValue,
    before: JsValue,
}

impl Patch {
    /// Makes a property of `owner`, a path from the window on, something else.
    pub(crate) fn set(owner: &str, name: &str, value: &JsValue) -> Self {
        let owner = owner
            .split('.')
            .filter(|part| !part.is_empty())
            .fold(JsValue::from(js_sys::global()), |of, part| {
                Reflect::get(&of, &part.into()).expect("the path leads to an object")
            });
        let name = JsValue::from(name);
        let before = Reflect::get(&owner, &name).expect("it can be read");
        let patch = Self {
            owner,
            name,
            before,
        };
        patch.put(value);
        patch
    }

    /// Makes a method run this instead.
    pub(crate) fn script(owner: &str, name: &str, script: &str) -> Self {
        Self::set(owner, name, &Function::new_no_args(script))
    }

    fn put(&self, value: &JsValue) {
        let object: &js_sys::Object = self.owner.unchecked_ref();
        let descriptor = js_sys::Object::new();
        for (name, value) in [
            ("value", value),
            ("configurable", &JsValue::TRUE),
            ("writable", &JsValue::TRUE),
        ] {
            Reflect::set(&descriptor, &name.into(), value).expect("a fresh object takes it");
        }
        Reflect::define_property(object, &self.name, &descriptor).expect("it may be changed");
    }
}

impl Drop for Patch {
    fn drop(&mut self) {
        self.put(&self.before);
    }
}
