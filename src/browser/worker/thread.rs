//! The side of the thread: reads what the page hands over. `public/worker.js` begins it.

use js_sys::Array;
use mirrordeck_domain::api::call::Method;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::credential::Credential;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::browser::http::{Fetch, Outgoing, Transport};
use crate::browser::reflect::call;

/// Carries out an order of the page, and tells it what came of it: the number of the order, and the status, the
/// body, its type, and names and values of headers; or a word instead of the status.
pub(crate) fn carry(order: &Array) {
    let text = |place| order.get(place).as_string().unwrap_or_default();
    let number = |place| order.get(place).as_f64().unwrap_or_default();
    let header = Credential::HEADERS.get(number(2) as usize);
    let outgoing = Outgoing {
        method: Method::Get,
        url: text(1),
        authorization: header.map(|name| (*name, text(3))),
        content_type: "",
        body: None,
        timeout_ms: number(4) as u32,
    };
    let answer = Array::of1(&order.get(0));
    spawn_local(async move {
        let say = |what: JsValue| _ = answer.push(&what);
        match Fetch.send(outgoing).await {
            Ok(response) => {
                say(response.status.into());
                say(response.body.into());
                say(response.content_type.into());
                for (name, value) in response.headers {
                    say(name.into());
                    say(value.into());
                }
            }
            Err(ApiError::Timeout) => say("timeout".into()),
            Err(ApiError::Undecodable { .. }) => say("large".into()),
            Err(_) => say("network".into()),
        }
        _ = call(&js_sys::global(), "postMessage", &[answer.into()]);
    });
}
