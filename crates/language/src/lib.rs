//! The words of Mirrordeck in the person's language.
//!
//! The program is written in English, and its English is the key to every other language
//! (`docs/decisions/0023-english-is-the-key.md`). Text that stands in the program is a `&'static str`
//! and is looked up; text that came from elsewhere is a `String` and never is.

mod catalogue;
mod template;
mod words;

use std::cell::RefCell;

pub use catalogue::{Catalogue, Category, Entry};
pub use template::{Piece, pieces};
pub use words::Words;

thread_local! {
    /// `None`: English, as it stands in the program.
    static SPOKEN: RefCell<Option<Catalogue>> = const { RefCell::new(None) };
}

/// Speaks another language from now on, or English again. What is on screen stays until it is built anew.
pub fn speak(catalogue: Option<Catalogue>) {
    SPOKEN.set(catalogue);
}

/// A text of the program in the person's language; English where the catalogue has none.
pub fn text(english: &'static str) -> &'static str {
    SPOKEN.with_borrow(|spoken| {
        let found = spoken.as_ref().and_then(|spoken| spoken.text(english));
        found.unwrap_or(english)
    })
}

/// A text with places `{0}`, `{1}` and so on, filled in order. What is filled in is not looked up.
pub fn fill(english: &'static str, parts: &[&str]) -> String {
    template::fill(text(english), parts)
}

/// A text about so many things, in the form that the language has for that number.
///
/// English has `one` and `other`, of which `other` is the key. The parts are filled in as by [`fill`]; the
/// number, written as the language writes it, is usually the first.
pub fn count(number: u64, one: &'static str, other: &'static str, parts: &[&str]) -> String {
    let form = SPOKEN.with_borrow(|spoken| {
        let spoken = spoken.as_ref()?;
        spoken.plural(other, number)
    });
    let english = if number == 1 { one } else { other };
    template::fill(form.unwrap_or(english), parts)
}

#[cfg(test)]
mod tests;
