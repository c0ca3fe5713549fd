//! What only a browser can show: focus, native dialogs and popovers, events. Headless, as wasm.
#![cfg(target_arch = "wasm32")]

#[path = "browser/channel.rs"]
mod channel;
#[path = "browser/controls.rs"]
mod controls;
#[path = "browser/database.rs"]
mod database;
#[path = "browser/deadline.rs"]
mod deadline;
#[path = "browser/dialog.rs"]
mod dialog;
#[path = "browser/fields.rs"]
mod fields;
#[path = "browser/heading.rs"]
mod heading;
#[path = "browser/histogram.rs"]
mod histogram;
#[path = "browser/patch.rs"]
mod patch;
#[path = "browser/pick_list.rs"]
mod pick_list;
#[path = "browser/query_field.rs"]
mod query_field;
#[path = "browser/side_panel.rs"]
mod side_panel;
#[path = "browser/stage.rs"]
mod stage;
#[path = "browser/tab_lock.rs"]
mod tab_lock;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
