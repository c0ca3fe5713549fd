//! Work that takes time. One type of task for all of it.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

/// Begins a task that runs to its end, whatever happens to the view: for writes.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    boxed(Box::pin(task));
}

/// Begins a task that ends with the view: for reads.
pub(crate) fn spawn_scoped(task: impl Future<Output = ()> + 'static) {
    scoped(Box::pin(task));
}

fn boxed(task: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(task);
}

fn scoped(task: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local_scoped_with_cancellation(task);
}

/// Lets the tasks that have begun do their first step.
pub(crate) async fn give_way() {
    let mut has_given = false;
    poll_fn(|context| {
        if std::mem::replace(&mut has_given, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
