//! Waits that hardly ever come to their end, such as for an answer that does not come.
//!
//! One timer looks after all of them: a scan sends thousands of requests, and a timer for each would
//! be set and cleared with every one. Natively waiting takes no time.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use crate::browser::clock::sleep as passed;
#[cfg(target_arch = "wasm32")]
pub use web::passed;

#[cfg(target_arch = "wasm32")]
mod web {
    use std::cell::RefCell;

    use futures::channel::oneshot::{Sender, channel};
    use mirrordeck_domain::model::timestamp::Timestamp;
    use wasm_bindgen_futures::spawn_local;

    use crate::browser::clock;

    /// How often the timer looks, in milliseconds, and so how much too late a deadline may be noticed.
    const LOOK_EVERY_MS: u32 = 500;

    thread_local! {
        static WAITING: RefCell<Vec<(Timestamp, Sender<()>)>> = const { RefCell::new(Vec::new()) };
    }

    /// Waits for that many milliseconds, and perhaps half a second more. Ends when its future is
    /// dropped.
    pub async fn passed(after_ms: u32) {
        let until = Timestamp(clock::now().0 + i64::from(after_ms));
        let (sender, receiver) = channel();
        let is_first = WAITING.with_borrow_mut(|waiting| {
            waiting.push((until, sender));
            waiting.len() == 1
        });
        if is_first {
            spawn_local(look());
        }
        // The sender is dropped, which ends the wait, when the time has come.
        _ = receiver.await;
    }

    /// Looks after all waits until none is left.
    async fn look() {
        loop {
            clock::sleep(LOOK_EVERY_MS).await;
            let now = clock::now();
            let is_empty = WAITING.with_borrow_mut(|waiting| {
                waiting.retain(|(until, sender)| *until > now && !sender.is_canceled());
                waiting.is_empty()
            });
            if is_empty {
                return;
            }
        }
    }
}
