//! Waits that hardly ever come to their end, such as for an answer that does not come.
//!
//! One timer looks after all of them: a scan sends thousands of requests, and a timer for each cost
//! as much as reading the answer. Natively waiting takes no time.

#[cfg(not(target_arch = "wasm32"))]
pub use native::passed;
#[cfg(target_arch = "wasm32")]
pub use web::passed;

#[cfg(target_arch = "wasm32")]
mod web {
    use std::cell::{Cell, RefCell};
    use std::future::poll_fn;
    use std::rc::{Rc, Weak};
    use std::task::{Poll, Waker};

    use mirrordeck_domain::model::timestamp::Timestamp;
    use wasm_bindgen_futures::spawn_local;

    use crate::browser::clock;

    /// How often the timer looks, in milliseconds, and so how much too late a deadline may be noticed.
    const LOOK_EVERY_MS: u32 = 500;

    thread_local! {
        static WAITING: RefCell<Vec<Weak<Wait>>> = const { RefCell::new(Vec::new()) };
    }

    struct Wait {
        until: Timestamp,
        is_over: Cell<bool>,
        waker: RefCell<Option<Waker>>,
    }

    /// Waits for that many milliseconds, and perhaps half a second more. Ends when its future is
    /// dropped.
    pub async fn passed(after_ms: u32) {
        let wait = Rc::new(Wait {
            until: Timestamp(clock::now().0 + i64::from(after_ms)),
            is_over: Cell::new(false),
            waker: RefCell::new(None),
        });
        let is_first = WAITING.with_borrow_mut(|waiting| {
            waiting.push(Rc::downgrade(&wait));
            waiting.len() == 1
        });
        if is_first {
            spawn_local(look());
        }
        poll_fn(|context| {
            if wait.is_over.get() {
                return Poll::Ready(());
            }
            let mut waker = wait.waker.borrow_mut();
            let is_known = |known: &Waker| known.will_wake(context.waker());
            if !waker.as_ref().is_some_and(is_known) {
                *waker = Some(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }

    /// Looks after all waits until none is left.
    async fn look() {
        loop {
            clock::sleep(LOOK_EVERY_MS).await;
            let now = clock::now();
            let mut over = Vec::new();
            let is_empty = WAITING.with_borrow_mut(|waiting| {
                waiting.retain(|wait| match wait.upgrade() {
                    Some(wait) if wait.until <= now => {
                        over.push(wait);
                        false
                    }
                    wait => wait.is_some(),
                });
                waiting.is_empty()
            });
            for wait in over {
                wait.is_over.set(true);
                if let Some(waker) = wait.waker.take() {
                    waker.wake();
                }
            }
            if is_empty {
                return;
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    /// Does not wait.
    pub async fn passed(after_ms: u32) {
        crate::browser::clock::sleep(after_ms).await;
    }
}
