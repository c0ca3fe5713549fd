//! Work that takes time. One type of task for all of it.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use leptos::prelude::{on_cleanup, provide_context, use_context};
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// One of the apps on a page, by its number.
#[derive(Clone, Copy)]
struct App(u32);

/// The tasks of one app. When that goes, they go with it, wherever they are: what they would still
/// do has nobody to do it for, and the signals that they read are gone.
#[derive(Default)]
struct Tasks {
    app: u32,
    is_over: Cell<bool>,
    running: RefCell<Vec<Weak<RefCell<Option<Task>>>>>,
}

thread_local! {
    static ALL: RefCell<Vec<Rc<Tasks>>> = const { RefCell::new(Vec::new()) };
    /// The app of the task that is being polled. After its first wait it has no view to ask.
    static CURRENT: Cell<u32> = const { Cell::new(0) };
}

/// Begins an app. What is spawned in its views and in its tasks ends with the present view.
pub(crate) fn begin_app(number: u32) {
    provide_context(App(number));
    let tasks = Rc::new(Tasks {
        app: number,
        ..Tasks::default()
    });
    ALL.with_borrow_mut(|all| all.push(tasks));
    on_cleanup(move || {
        let ended = ALL.with_borrow_mut(|all| {
            let place = all.iter().position(|tasks| tasks.app == number);
            place.map(|place| all.swap_remove(place))
        });
        if let Some(ended) = ended {
            ended.end();
        }
    });
}

/// The number of the app whose view is being built, or whose task does a step; 0 if that is none.
pub(crate) fn app() -> u32 {
    match CURRENT.get() {
        0 => use_context().map_or(0, |App(number)| number),
        number => number,
    }
}

impl Tasks {
    fn current() -> Option<Rc<Self>> {
        let number = app();
        ALL.with_borrow(|all| all.iter().find(|tasks| tasks.app == number).cloned())
    }

    fn end(&self) {
        self.is_over.set(true);
        for task in self.running.take() {
            // The one that ends the app is dropped when it has done its step.
            if let Some(task) = task.upgrade()
                && let Ok(mut task) = task.try_borrow_mut()
            {
                *task = None;
            }
        }
    }

    fn run(self: Rc<Self>, task: Task) -> impl Future<Output = ()> + 'static {
        let task = Rc::new(RefCell::new(Some(task)));
        let mut running = self.running.borrow_mut();
        if running.len() == running.capacity() {
            running.retain(|task| task.strong_count() > 0);
        }
        running.push(Rc::downgrade(&task));
        drop(running);
        poll_fn(move |context| self.step(&task, context))
    }

    fn step(&self, task: &RefCell<Option<Task>>, context: &mut Context<'_>) -> Poll<()> {
        let mut task = task.borrow_mut();
        let Some(running) = &mut *task else {
            return Poll::Ready(());
        };
        let before = CURRENT.replace(self.app);
        let polled = running.as_mut().poll(context);
        CURRENT.set(before);
        if self.is_over.get() || polled.is_ready() {
            *task = None;
            return Poll::Ready(());
        }
        polled
    }
}

/// Begins a task that runs to its end, whatever happens to the view: for writes. It ends early
/// only together with the whole app.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    boxed(Box::pin(task));
}

/// The same, and its first step is done at once: for requests, which are on their way while the rest of
/// the present step is done.
pub(crate) fn spawn_begun(task: impl Future<Output = ()> + 'static) {
    let mut task: Task = Box::pin(task);
    // Whoever wakes it before its second step, which comes soon, need not.
    let mut context = Context::from_waker(Waker::noop());
    if task.as_mut().poll(&mut context).is_pending() {
        boxed(task);
    }
}

/// Begins a task that ends with the view: for reads.
pub(crate) fn spawn_scoped(task: impl Future<Output = ()> + 'static) {
    scoped(Box::pin(task));
}

/// Makes the tasks of a function, which is called from outside of the app, tasks of this app.
pub(crate) fn in_app(mut work: impl FnMut() + 'static) -> impl FnMut() + 'static {
    let number = app();
    move || {
        let before = CURRENT.replace(number);
        work();
        CURRENT.set(before);
    }
}

fn boxed(task: Task) {
    match Tasks::current() {
        Some(tasks) => spawn_local(tasks.run(task)),
        None => spawn_local(task),
    }
}

fn scoped(task: Task) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Wakes nobody: the tests poll by hand.
    fn poll(task: &mut (impl Future<Output = ()> + Unpin)) -> Poll<()> {
        let mut context = Context::from_waker(Waker::noop());
        Pin::new(task).poll(&mut context)
    }

    #[test]
    fn a_task_is_dropped_with_its_app_and_reads_nothing_any_more() {
        let tasks = Rc::new(Tasks::default());
        let (held, steps) = (Rc::new(()), Rc::new(Cell::new(0)));
        let (own, counted) = (Rc::clone(&held), Rc::clone(&steps));
        let mut task = Rc::clone(&tasks).run(Box::pin(poll_fn(move |_| {
            let _own = &own;
            counted.set(counted.get() + 1);
            Poll::Pending
        })));
        assert!(poll(&mut task).is_pending());
        tasks.end();
        assert_eq!(Rc::strong_count(&held), 1, "dropped at once");
        assert!(poll(&mut task).is_ready());
        assert_eq!(steps.get(), 1);
    }

    #[test]
    fn a_task_that_is_begun_does_its_first_step_at_once() {
        let steps = Rc::new(Cell::new(0));
        let counted = Rc::clone(&steps);
        spawn_begun(async move { counted.set(counted.get() + 1) });
        assert_eq!(steps.get(), 1);
    }

    #[test]
    fn a_task_that_ends_its_own_app_does_its_step_and_no_other() {
        let tasks = Rc::new(Tasks::default());
        let own = Rc::clone(&tasks);
        let mut task = tasks.run(Box::pin(poll_fn(move |_| {
            own.end();
            Poll::Pending
        })));
        assert!(poll(&mut task).is_ready());
    }

    #[test]
    fn a_task_belongs_to_the_app_of_the_task_that_begins_it() {
        let tasks = Rc::new(Tasks {
            app: 7,
            ..Tasks::default()
        });
        let mut task = tasks.run(Box::pin(async { assert_eq!(app(), 7) }));
        assert_eq!(app(), 0);
        assert!(poll(&mut task).is_ready());
        assert_eq!(app(), 0);
    }

    #[test]
    fn an_app_ends_with_the_view_in_which_it_began() {
        let owner = leptos::prelude::Owner::new();
        let tasks = owner.with(|| {
            begin_app(9);
            Tasks::current()
        });
        assert!(tasks.is_some_and(|tasks| tasks.app == 9 && !tasks.is_over.get()));
        owner.cleanup();
        assert!(ALL.with_borrow(Vec::is_empty));
    }
}
