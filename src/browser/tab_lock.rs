//! Work that only one tab of this app does at a time, by the browser's Web Locks.
//!
//! Where there are none, as on insecure origins, a tab behaves as if it were alone.
//! Natively, where the stores are tested, the tasks of a thread exclude each other.

#[cfg(not(target_arch = "wasm32"))]
use std::task::Poll;

/// Lets the other tabs in again when dropped.
pub struct Held {
    #[cfg(target_arch = "wasm32")]
    _request: request::Request,
    #[cfg(not(target_arch = "wasm32"))]
    _lock: native::Lock,
}

/// Holds the lock, unless another tab holds it.
#[cfg(target_arch = "wasm32")]
pub async fn try_hold(name: &str) -> Option<Held> {
    let request = request::Request::send(name, "ifAvailable", &true.into());
    let is_granted = !request.answer().await.is_null();
    is_granted.then_some(Held { _request: request })
}

/// Waits until no other tab holds the lock, and holds it. Dropping the future ends the wait.
#[cfg(target_arch = "wasm32")]
pub async fn hold(name: &str) -> Held {
    let request = request::Request::wait(name);
    request.answer().await;
    Held { _request: request }
}

/// Holds the lock, unless another task holds it.
#[cfg(not(target_arch = "wasm32"))]
pub async fn try_hold(name: &str) -> Option<Held> {
    native::Lock::take(name).map(|lock| Held { _lock: lock })
}

/// Waits until no other task holds the lock, and holds it.
#[cfg(not(target_arch = "wasm32"))]
pub async fn hold(name: &str) -> Held {
    std::future::poll_fn(|context| match native::Lock::take(name) {
        Some(lock) => Poll::Ready(Held { _lock: lock }),
        None => {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::cell::RefCell;

    thread_local! {
        static HELD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    pub(super) struct Lock(String);

    impl Lock {
        pub(super) fn take(name: &str) -> Option<Self> {
            HELD.with_borrow_mut(|held| {
                let is_free = !held.iter().any(|other| other == name);
                is_free.then(|| {
                    held.push(name.to_owned());
                    Self(name.to_owned())
                })
            })
        }
    }

    impl Drop for Lock {
        fn drop(&mut self) {
            HELD.with_borrow_mut(|held| held.retain(|name| *name != self.0));
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod request {
    use js_sys::{Function, Object, Promise};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use crate::browser::reflect::{call, get, global, make, set};

    /// A lock that was asked for. Dropping it gives the lock back or, while it is waited for, up.
    pub(super) struct Request {
        /// Resolves with the lock, with null if it is taken, or with an error.
        answer: Promise,
        release: Function,
        /// Undefined if the request does not wait.
        abort: JsValue,
    }

    impl Request {
        /// Asks for a lock, and takes a no.
        pub(super) fn send(name: &str, option: &str, value: &JsValue) -> Self {
            Self::ask(name, option, value, JsValue::UNDEFINED)
        }

        /// Asks for a lock, and waits for it.
        pub(super) fn wait(name: &str) -> Self {
            let abort = make("AbortController", &[]).unwrap_or(JsValue::UNDEFINED);
            Self::ask(name, "signal", &get(&abort, "signal"), abort)
        }

        fn ask(name: &str, option: &str, value: &JsValue, abort: JsValue) -> Self {
            let options = Object::new();
            set(&options, option, value);
            let (released, release) = promise();
            let (answer, grant) = promise();
            let granted = {
                let grant = grant.clone();
                move |lock: JsValue| {
                    let _ = grant.call1(&JsValue::UNDEFINED, &lock);
                    // The lock is held until this promise is kept.
                    JsValue::from(&released)
                }
            };
            let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(granted).into_js_value();
            let locks = get(&global("navigator"), "locks");
            let asked = call(&locks, "request", &[name.into(), options.into(), granted]);
            // A browser that cannot lock, or will not, leaves us alone.
            let heard = asked.and_then(|asked| call(&asked, "catch", &[grant.clone().into()]));
            if heard.is_none() {
                let _ = grant.call0(&JsValue::UNDEFINED);
            }
            Self {
                answer,
                release,
                abort,
            }
        }

        /// What came of it.
        pub(super) async fn answer(&self) -> JsValue {
            let answer = JsFuture::from(self.answer.clone()).await;
            answer.unwrap_or(JsValue::UNDEFINED)
        }
    }

    impl Drop for Request {
        fn drop(&mut self) {
            let _ = call(&self.abort, "abort", &[]);
            let _ = self.release.call0(&JsValue::UNDEFINED);
        }
    }

    /// A promise, and what keeps it.
    fn promise() -> (Promise, Function) {
        // Not an empty function: to make one is to evaluate text, which content policies forbid.
        let mut keep = JsValue::UNDEFINED;
        let promise = Promise::new(&mut |resolve, _| keep = resolve.into());
        (promise, keep.unchecked_into())
    }
}
