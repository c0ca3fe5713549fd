//! A sentence with links or other elements in it, in the order that the person's language wants.

use mirrordeck_language::{Piece, pieces};

use super::part::{Part, part};

/// A text of the program with parts in its places `{0}`, `{1}` and so on, each used once.
pub(crate) fn phrase(english: &'static str, parts: Vec<Part>) -> Part {
    let mut parts: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
    let pieces = pieces(english).into_iter().map(|piece| match piece {
        // Looked up already.
        Piece::Words(words) => part(words.to_owned()),
        Piece::Place(at) => match parts.get_mut(at).and_then(Option::take) {
            Some(filled) => filled,
            None => part(()),
        },
    });
    part(pieces.collect::<Vec<Part>>())
}
