//! `GET /_sandbox/faults`: the names that make a project's mirror routes fail.

use axum::Json;
use serde_json::{Value, json};

use crate::faults::{SETTINGS, TABLE};

/// The table of fault names.
pub(super) async fn table() -> Json<Value> {
    let rows = TABLE
        .iter()
        .map(|(name, _, does)| json!({"name": name, "does": does}));
    let settings = SETTINGS
        .iter()
        .map(|(name, does)| json!({"name": name, "does": does}));
    Json(json!({
        "use": "End a project's path with a name; add `-once` to let it happen only once.",
        "faults": rows.collect::<Vec<_>>(),
        "settings": settings.collect::<Vec<_>>(),
    }))
}
