//! The default scene: what a world holds until somebody says otherwise.

use serde_json::{Value, json};

use crate::mirror::moment::Moment;

/// The default scene at the time `now`, in the form that `PUT /_sandbox/worlds/<world>` takes.
pub(crate) fn default_scene(_now: Moment) -> Value {
    json!({
        "projects": [
            {"id": 42, "path": "acme/platform/payments-api", "mirrors": [
                {"id": 101, "url": "https://acme:token@github.com/acme/payments-api.git"}
            ]}
        ]
    })
}
