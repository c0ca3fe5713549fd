//! Texts with places in them, which each language puts where its grammar wants them.

/// A piece of a template.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Piece {
    /// Words.
    Words(&'static str),
    /// The place with that number, as `{0}`.
    Place(usize),
}

/// Takes a text of the program apart, in the person's language, for places that take more than text.
pub fn pieces(english: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = crate::text(english);
    while let Some((words, place, after)) = next(rest) {
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(Piece::Place(place));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// Fills the places in. One without a part stays empty.
pub(crate) fn fill(template: &str, parts: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((words, place, after)) = next(rest) {
        filled.push_str(words);
        filled.push_str(parts.get(place).copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The words before the first place, its number, and what follows.
fn next(text: &str) -> Option<(&str, usize, &str)> {
    let bytes = text.as_bytes();
    let at = (0..bytes.len().saturating_sub(2))
        .find(|&at| bytes[at] == b'{' && bytes[at + 1].is_ascii_digit() && bytes[at + 2] == b'}')?;
    let place = usize::from(bytes[at + 1] - b'0');
    Some((&text[..at], place, &text[at + 3..]))
}
