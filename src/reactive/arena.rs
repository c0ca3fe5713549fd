//! Where all values of the reactive layer stand, so that a handle is one small number.
//!
//! Handles are copied into every closure of a view. Leptos' own take two to four words each; here
//! it is one for each kind of handle, which is a fifth of the code of a view.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::{ArcMemo, ArcRwSignal, Get, GetUntracked};
use leptos::reactive::owner::ArenaItem;

use super::value::{Compute, Value};

/// What a handle leads to.
#[derive(Clone)]
pub(super) enum Node {
    /// Never changes by itself and is not followed.
    Stored(Value),
    /// Can be set.
    Set(ArcRwSignal<Value>),
    /// Computed when what it reads has changed.
    Computed(ArcMemo<Value>),
    /// Computed at each reading.
    Derived(Arc<dyn Compute>),
}

/// A handle: the place in the low bits, and above it how often the place was given away before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Id(u32);

const PLACE_BITS: u32 = 20;
const PLACE_MASK: u32 = (1 << PLACE_BITS) - 1;

#[derive(Default)]
struct Arena {
    places: Vec<Place>,
    /// Places to give away, the one that was freed first in front, so that a handle that is kept
    /// for too long is noticed.
    free: std::collections::VecDeque<u32>,
}

struct Place {
    id: Id,
    node: Option<Node>,
}

thread_local! {
    static ARENA: RefCell<Arena> = RefCell::default();
}

impl Id {
    fn place(self) -> usize {
        (self.0 & PLACE_MASK) as usize
    }

    /// What it leads to, while that stands.
    pub(super) fn node(self) -> Option<Node> {
        ARENA.with_borrow(|arena| arena.at(self)?.node.clone())
    }

    /// Puts something else there and returns what was there; nothing if that is gone.
    pub(super) fn replace(self, node: Node) -> Option<Node> {
        ARENA.with_borrow_mut(|arena| arena.at_mut(self)?.node.replace(node))
    }

    /// The value, followed.
    pub(super) fn read(self) -> Value {
        match self.node() {
            Some(Node::Stored(value)) => value,
            Some(Node::Set(signal)) => signal.get(),
            Some(Node::Computed(memo)) => memo.get(),
            Some(Node::Derived(function)) => function.compute(),
            None => gone(),
        }
    }

    /// The value, not followed.
    pub(super) fn read_untracked(self) -> Value {
        match self.node() {
            Some(Node::Set(signal)) => signal.get_untracked(),
            _ => leptos::prelude::untrack(|| self.read()),
        }
    }
}

impl Arena {
    fn at(&self, id: Id) -> Option<&Place> {
        self.places.get(id.place()).filter(|place| place.id == id)
    }

    fn at_mut(&mut self, id: Id) -> Option<&mut Place> {
        self.places
            .get_mut(id.place())
            .filter(|place| place.id == id)
    }

    fn insert(&mut self, node: Node) -> Id {
        let place = match self.free.pop_front() {
            Some(place) => place as usize,
            None => {
                let id = Id(u32::try_from(self.places.len()).unwrap_or(PLACE_MASK));
                self.places.push(Place { id, node: None });
                id.place()
            }
        };
        let place = &mut self.places[place];
        place.node = Some(node);
        place.id
    }

    fn remove(&mut self, id: Id) -> Option<Node> {
        let place = self.at_mut(id)?;
        let node = place.node.take();
        place.id = Id(id.0.wrapping_add(PLACE_MASK + 1));
        self.free.push_back(id.0 & PLACE_MASK);
        node
    }
}

/// Frees a place when it is dropped.
struct Lease(Id);

impl Drop for Lease {
    fn drop(&mut self) {
        let removed = ARENA.with_borrow_mut(|arena| arena.remove(self.0));
        // Outside of the borrow: what is dropped may free others.
        drop(removed);
    }
}

/// Keeps a node for as long as the view that is being built.
///
/// Leptos drops what stands in its own arena after everything else of a view has been cleaned up,
/// so that cleaning up may still read.
pub(super) fn insert(node: Node) -> Id {
    let id = ARENA.with_borrow_mut(|arena| arena.insert(node));
    ArenaItem::<Lease>::new(Lease(id));
    id
}

#[cold]
pub(super) fn gone() -> ! {
    panic!("a signal is not read after its view has gone")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(number: i32) -> Node {
        Node::Stored(Arc::new(number))
    }

    #[test]
    fn a_handle_of_what_is_gone_leads_nowhere_although_its_place_is_taken_again() {
        let mut arena = Arena::default();
        let first = arena.insert(stored(1));
        assert!(arena.at(first).is_some());
        assert!(arena.remove(first).is_some());
        let second = arena.insert(stored(2));
        assert_eq!(second.place(), first.place());
        assert!(arena.at(first).is_none());
        assert!(arena.remove(first).is_none());
        assert!(arena.at(second).is_some());
    }

    /// A dialog closes itself when its view goes, and finds its element through a handle. Handles
    /// were freed before that, and every dialog ended the app.
    #[test]
    fn cleaning_up_may_still_read() {
        let owner = leptos::prelude::Owner::new();
        let was_there = Arc::new(std::sync::atomic::AtomicBool::new(false));
        let seen = Arc::clone(&was_there);
        owner.with(|| {
            let id = insert(stored(1));
            leptos::prelude::on_cleanup(move || {
                seen.store(id.node().is_some(), std::sync::atomic::Ordering::Relaxed);
            });
        });
        owner.cleanup();
        assert!(was_there.load(std::sync::atomic::Ordering::Relaxed));
    }

    #[test]
    fn values_end_with_their_owner() {
        let owner = leptos::prelude::Owner::new();
        let id = owner.with(|| insert(stored(1)));
        assert!(id.node().is_some());
        owner.cleanup();
        assert!(id.node().is_none());
    }
}
