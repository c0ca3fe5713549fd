//! The side of the page: starts the thread, hands over what it is to read, and takes the answers.

use std::cell::RefCell;

use futures::channel::oneshot::{Sender, channel};
use js_sys::{Array, Object};
use mirrordeck_domain::api::call::RawResponse;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::credential::Credential;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::http::{self, Answer, Outgoing};
use crate::browser::reflect::{call, get, make, set};

type Listener = Closure<dyn FnMut(JsValue)>;

/// Where the thread begins, beside the page.
const SCRIPT: &str = "worker.js";

#[derive(Default)]
struct Work {
    /// None before somebody needs it, and for good once it has failed.
    worker: Option<JsValue>,
    listeners: Vec<Listener>,
    is_ready: bool,
    has_failed: bool,
    /// The number of the last read.
    last: u32,
    /// Reads under way.
    waiting: Vec<(u32, Sender<Result<RawResponse, ApiError>>)>,
}

thread_local! {
    static WORKER: RefCell<Work> = RefCell::default();
}

/// Starts the thread, unless it is there or cannot be had.
pub(crate) fn start() {
    let is_wanted = WORKER.with_borrow(|it| it.worker.is_none() && !it.has_failed);
    if !is_wanted {
        return;
    }
    let options: JsValue = Object::new().into();
    set(&options, "type", &"module".into());
    let Some(worker) = make("Worker", &[SCRIPT.into(), options]) else {
        return fail();
    };
    let on_message = Listener::new(|event: JsValue| take(&get(&event, "data")));
    let on_error = Listener::new(|_: JsValue| fail());
    set(&worker, "onmessage", on_message.as_ref());
    set(&worker, "onerror", on_error.as_ref());
    WORKER.with_borrow_mut(|it| {
        it.listeners = vec![on_message, on_error];
        it.worker = Some(worker);
    });
}

/// Ends the thread when nothing more is to be read.
pub(crate) fn stop() {
    let is_idle = WORKER.with_borrow(|it| it.worker.is_some() && it.waiting.is_empty());
    if is_idle {
        end();
    }
}

/// Sends a read; gives it back where there is no thread.
pub(crate) fn send(outgoing: Outgoing) -> Result<Answer, Outgoing> {
    WORKER.with_borrow_mut(|it| {
        let (Some(worker), true, Some((header, credential))) =
            (&it.worker, it.is_ready, &outgoing.authorization)
        else {
            return Err(outgoing);
        };
        let header = Credential::HEADERS.iter().position(|name| name == header);
        let order: [JsValue; 5] = [
            it.last.into(),
            outgoing.url.as_str().into(),
            header.unwrap_or_default().into(),
            credential.as_str().into(),
            outgoing.timeout_ms.into(),
        ];
        let order: Array = order.into_iter().collect();
        if call(worker, "postMessage", &[order.into()]).is_none() {
            return Err(outgoing);
        }
        let (sender, answer) = channel();
        it.waiting.push((it.last, sender));
        it.last += 1;
        // The sender is dropped without an answer when the thread ends.
        let answer: Answer =
            Box::pin(async move { answer.await.unwrap_or(Err(ApiError::Network)) });
        Ok(answer)
    })
}

/// Takes what the thread says: nothing, once it is ready; and then answers.
fn take(data: &JsValue) {
    let Some(answer) = data.dyn_ref::<Array>() else {
        return WORKER.with_borrow_mut(|it| it.is_ready = true);
    };
    let number = answer.get(0).as_f64();
    let asked = WORKER.with_borrow_mut(|it| {
        let is_it = |(waiting, _): &(u32, _)| Some(f64::from(*waiting)) == number;
        let place = it.waiting.iter().position(is_it)?;
        Some(it.waiting.swap_remove(place).1)
    });
    if let Some(asked) = asked {
        // Whoever has asked may have gone.
        _ = asked.send(read(answer));
    }
}

/// An answer, or what became of it; `thread.rs` writes it.
fn read(answer: &Array) -> Result<RawResponse, ApiError> {
    let text = |place| answer.get(place).as_string().unwrap_or_default();
    let Some(status) = answer.get(1).as_f64() else {
        return Err(match text(1).as_str() {
            "timeout" => ApiError::Timeout,
            "large" => http::too_large(),
            _ => ApiError::Network,
        });
    };
    let headers = (4..answer.length()).step_by(2);
    Ok(RawResponse {
        status: status as u16,
        content_type: text(3),
        headers: headers
            .map(|place| (text(place), text(place + 1)))
            .collect(),
        body: text(2),
    })
}

fn fail() {
    end();
    WORKER.with_borrow_mut(|it| it.has_failed = true);
}

/// Whatever is under way fails; a scan asks again.
fn end() {
    let ended = WORKER.with_borrow_mut(|it| {
        let last = it.last;
        let has_failed = it.has_failed;
        let new = Work {
            last,
            has_failed,
            ..Work::default()
        };
        std::mem::replace(it, new)
    });
    if let Some(worker) = &ended.worker {
        _ = call(worker, "terminate", &[]);
    }
}
