//! A key to press.

use leptos::prelude::*;

use super::{element::el, part::Part};

/// The key's name, as it stands on the key.
#[component]
pub fn Kbd(
    /// The name.
    #[prop(into)]
    key: String,
) -> Part {
    el("kbd").class("kbd").child(key).into()
}
