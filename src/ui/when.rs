//! Parts that are there only sometimes, and lists of parts.

use std::pin::pin;

use futures::channel::oneshot;
use futures::future;
use leptos::prelude::*;

use super::{child::Child, element::Element, live, run::Read};
use crate::browser::{clock, dom};
use crate::reactive::{Memo, RwSignal, spawn_scoped};

/// Longest wait for the frame in which the rest is painted, in milliseconds: in the background there is
/// none.
const FRAME_MS: u32 = 1_000;

/// Long enough for the frame to be painted and seen, in milliseconds.
const SOON_MS: u32 = 50;

/// Shows something while a condition holds; built anew each time it begins to hold.
pub(crate) fn when<C: Child>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    content: impl Fn() -> C + 'static,
) -> impl Child {
    let holds = Memo::new(condition);
    move || holds.get().then(&content)
}

/// Shows something a moment after the rest of the page, which appears that much earlier. For what
/// stands at the page's end or is not to be seen yet, so that nothing moves.
pub(crate) fn soon<C: Child>(content: impl Fn() -> C + 'static) -> impl Child {
    let is_time = RwSignal::new(false);
    spawn_scoped(async move {
        let (framed, frame) = oneshot::channel();
        request_animation_frame(move || _ = framed.send(()));
        future::select(frame, pin!(clock::sleep(FRAME_MS))).await;
        clock::sleep(SOON_MS).await;
        is_time.set(true);
    });
    when(move || is_time.get(), content)
}

/// Shows an element for each id, in their order. An element stays as long as its id does.
pub(crate) fn each(
    ids: impl FnMut() -> Vec<u64> + 'static,
    row: impl Fn(u64) -> Element + 'static,
) -> impl Child {
    Each {
        ids: Box::new(ids),
        row: Box::new(row),
    }
}

struct Each {
    ids: Box<dyn Read<Vec<u64>>>,
    row: Box<dyn Fn(u64) -> Element>,
}

struct Row {
    id: u64,
    element: Element,
    /// Of what is live in the row.
    owner: Owner,
}

impl Child for Each {
    fn append_to(mut self, parent: &dom::Element) {
        let start = dom::marker();
        dom::append(parent, &start);
        // Not the owner of the effect, which ends everything of its last run.
        let owner = Owner::current().unwrap_or_default().downgrade();
        let mut rows: Vec<Row> = Vec::new();
        live::effect(Box::new(move || {
            let ids = self.ids.read();
            rows.retain(|row| {
                let stays = ids.contains(&row.id);
                if !stays {
                    row.owner.cleanup();
                    dom::remove(row.element.node());
                }
                stays
            });
            let mut place = start.clone();
            for (index, id) in ids.into_iter().enumerate() {
                match rows[index..].iter().position(|row| row.id == id) {
                    Some(offset) => rows[index..=index + offset].rotate_right(1),
                    None => {
                        let owner = owner.upgrade().unwrap_or_default().child();
                        let element = owner.with(|| untrack(|| (self.row)(id)));
                        let row = Row { id, element, owner };
                        rows.insert(index, row);
                    }
                }
                let node = rows[index].element.node();
                if place.next_sibling().as_ref() != Some(node) {
                    dom::insert_after(&place, node);
                }
                place = node.clone();
            }
        }));
    }
}
