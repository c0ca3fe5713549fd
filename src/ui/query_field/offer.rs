//! The ways to go on that a [`QueryField`](super::QueryField) offers, and the keys that choose.
//!
//! Nothing is chosen by itself, so that Enter and Tab do what they always do until someone went
//! down into the list.

use std::sync::Arc;

use super::places::{to_bytes, to_units};
use crate::browser::dom;
use crate::reactive::{Callback, RwSignal, StoredValue};
use crate::ui::element::ElementRef;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The first byte of the text that it replaces.
    pub from: usize,
    /// The byte behind the last one that it replaces.
    pub to: usize,
    /// What takes their place.
    pub insert: String,
    /// How it is listed.
    pub label: String,
    /// What it means or how much it finds; may be empty.
    pub note: String,
}

/// Knows ways to go on: a function of the text and of the cursor's place in it, in bytes.
#[derive(Clone)]
pub struct Completer(Arc<dyn Complete>);

/// Carries one function, where `dyn Fn` carries three.
trait Complete: Send + Sync {
    fn complete(&self, text: &str, cursor: usize) -> Vec<Suggestion>;
}

impl<F> Complete for F
where
    F: Fn(&str, usize) -> Vec<Suggestion> + Send + Sync,
{
    fn complete(&self, text: &str, cursor: usize) -> Vec<Suggestion> {
        self(text, cursor)
    }
}

impl<F> From<F> for Completer
where
    F: Fn(&str, usize) -> Vec<Suggestion> + Send + Sync + 'static,
{
    fn from(function: F) -> Self {
        Self(Arc::new(function))
    }
}

/// What is offered at the moment. The list is open while there is anything.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    pub(super) suggestions: RwSignal<Vec<Suggestion>>,
    pub(super) chosen: RwSignal<Option<usize>>,
    input: ElementRef,
    completer: StoredValue<Option<Completer>>,
    on_input: Callback<String>,
    /// The cursor for which the suggestions were made.
    cursor: StoredValue<u32>,
}

impl Offer {
    pub(super) fn new(
        input: ElementRef,
        completer: Option<Completer>,
        on_input: Callback<String>,
    ) -> Self {
        Self {
            suggestions: RwSignal::default(),
            chosen: RwSignal::default(),
            input,
            completer: StoredValue::new(completer),
            on_input,
            cursor: StoredValue::default(),
        }
    }

    pub(super) fn is_open(self) -> bool {
        self.suggestions.with(|suggestions| !suggestions.is_empty())
    }

    fn len(self) -> usize {
        self.suggestions.with_untracked(Vec::len)
    }

    /// Asks for ways to go on from where the cursor stands.
    pub(super) fn ask(self) {
        let Some(input) = self.input.get() else {
            return;
        };
        let Some(Some(completer)) = self.completer.try_get_value() else {
            return;
        };
        let (text, cursor) = dom::text_and_cursor(&input);
        self.cursor.set_value(cursor);
        let mut found = completer.0.complete(&text, to_bytes(&text, cursor));
        // What stands there already, such as the one just taken, leads nowhere.
        found.retain(|it| text.get(it.from..it.to) != Some(&*it.insert));
        self.offer(found);
    }

    /// The same if the list is open and the cursor has gone elsewhere.
    pub(super) fn follow_cursor(self) {
        if self.len() > 0
            && let Some(input) = self.input.get()
            && dom::text_and_cursor(&input).1 != self.cursor.get_value()
        {
            self.ask();
        }
    }

    pub(super) fn close(self) {
        self.offer(Vec::new());
    }

    fn offer(self, suggestions: Vec<Suggestion>) {
        self.chosen.set(None);
        // Equal ones stay as they stand.
        if self.suggestions.with_untracked(|old| *old != suggestions) {
            self.suggestions.set(suggestions);
        }
    }

    /// Puts a suggestion into the text, with the cursor behind it.
    pub(super) fn take(self, index: usize) {
        let list = self.suggestions.read_untracked();
        if let Some(Suggestion {
            from, to, insert, ..
        }) = list.get(index)
            && let Some(input) = self.input.get()
        {
            let (mut text, _) = dom::text_and_cursor(&input);
            if text.get(*from..*to).is_some() {
                text.replace_range(from..to, insert);
                let cursor = to_units(&text, from + insert.len());
                dom::set_text_and_cursor(&input, &text, cursor);
                self.on_input.run(text);
            }
            self.ask();
        }
    }

    /// Does what a key does in the list. What it leaves alone is up to the browser.
    pub(super) fn press(self, event: &dom::Event) {
        let is_used = !dom::is_composing(event)
            && match &*dom::key(event) {
                "ArrowDown" => self.step(true),
                "ArrowUp" => self.step(false),
                "Tab" if dom::is_shifted(event) => false,
                "Tab" => self.take_chosen(),
                "Enter" => {
                    let is_taken = self.take_chosen();
                    if !is_taken {
                        self.close();
                    }
                    is_taken
                }
                "Escape" if self.len() > 0 => {
                    // Whoever stands around it would close as well.
                    event.stop_propagation();
                    self.close();
                    true
                }
                _ => false,
            };
        if is_used {
            event.prevent_default();
        }
    }

    fn take_chosen(self) -> bool {
        let chosen = self.chosen.get_untracked();
        if let Some(index) = chosen {
            self.take(index);
        }
        chosen.is_some()
    }

    /// Goes on or back by one and round at the ends; opens the list first. Leaves the key alone
    /// if there is nothing to offer.
    fn step(self, is_down: bool) -> bool {
        if self.len() == 0 {
            self.ask();
        }
        let len = self.len();
        if len > 0 {
            let next = match self.chosen.get_untracked() {
                None if is_down => 0,
                None => len - 1,
                Some(index) if is_down => (index + 1) % len,
                Some(index) => (index + len - 1) % len,
            };
            self.chosen.set(Some(next));
        }
        len > 0
    }
}
