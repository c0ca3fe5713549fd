//! Places in a text. Rust counts bytes of UTF-8, the browser counts units of UTF-16.

/// The place in bytes; within a letter, the letter's beginning.
pub(super) fn to_bytes(text: &str, units: u32) -> usize {
    let mut passed = 0;
    for (at, letter) in text.char_indices() {
        passed += letter.len_utf16();
        if passed > units as usize {
            return at;
        }
    }
    text.len()
}

/// The place in units of UTF-16; within a letter, the letter's beginning.
pub(super) fn to_units(text: &str, bytes: usize) -> u32 {
    let before = &text[..text.floor_char_boundary(bytes)];
    before.chars().map(|letter| letter.len_utf16() as u32).sum()
}

/// Cuts a text where something is wrong: the pieces in their order, and whether each is wrong.
///
/// Spans that do not fit the text, as those of an earlier text, or that overlap an earlier one
/// are left out.
pub(super) fn pieces(
    text: &str,
    spans: impl Iterator<Item = (usize, usize)>,
) -> Vec<(bool, String)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (from, to) in spans {
        if from < done {
            continue;
        }
        if let (Some(before), Some(wrong)) = (text.get(done..from), text.get(from..to)) {
            pieces.push((false, before.to_owned()));
            pieces.push((true, wrong.to_owned()));
            done = to;
        }
    }
    pieces.push((false, text[done..].to_owned()));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::{pieces, to_bytes, to_units};

    #[test]
    fn places_are_the_same_letter_on_both_sides() {
        // One, two, three and four bytes; one, one, one and two units.
        let text = "aé€😀b";
        let check = |units: u32, bytes: usize| {
            assert_eq!(to_bytes(text, units), bytes, "{units} units");
            assert_eq!(to_units(text, bytes), units, "{bytes} bytes");
        };
        check(0, 0);
        check(1, 1);
        check(2, 3);
        check(3, 6);
        check(5, 10);
        check(6, 11);
    }

    #[test]
    fn a_place_within_a_letter_is_its_beginning() {
        assert_eq!(to_bytes("😀b", 1), 0);
        assert_eq!(to_units("a😀", 3), 1);
        assert_eq!(to_bytes("ab", 9), 2);
        assert_eq!(to_units("ab", 9), 2);
        assert_eq!(to_bytes("", 1), 0);
    }

    #[test]
    fn what_is_wrong_is_cut_out() {
        let check = |text: &str, spans: &[(usize, usize)], expected: &str| {
            let shown: String = pieces(text, spans.iter().copied())
                .into_iter()
                .map(|(is_wrong, piece)| {
                    if is_wrong {
                        format!("[{piece}]")
                    } else {
                        piece
                    }
                })
                .collect();
            assert_eq!(shown, expected, "{text} {spans:?}");
        };
        check("stat:ok age:x", &[(0, 4), (12, 13)], "[stat]:ok age:[x]");
        check("stat", &[(0, 4)], "[stat]");
        check("ab", &[(0, 1), (1, 2)], "[a][b]");
        check("abc", &[(0, 2), (1, 3)], "[ab]c");
        check("é", &[(1, 2)], "é");
        check("ab", &[(1, 9)], "ab");
        check("ab", &[(2, 1)], "ab");
        check("", &[(0, 1)], "");
    }
}
