//! Looking for one text in many, without regard to the case of ASCII letters.

/// A text to look for, folded once, when it is typed.
///
/// What is searched in never is, so that no second copy of every text is kept. Looking at eight places at a time
/// is several times faster than at each in turn, and than algorithms that skip: these wait for each byte they look
/// at before they know the next. The standard library would need the folded copies.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Needle(Box<str>);

/// The bit by which small letters differ from capitals, in each of eight bytes.
const CASE: u64 = splat(0x20);

impl Needle {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        Self(text.to_ascii_lowercase().into())
    }

    /// The text, in small letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it occurs in a text of any case.
    pub fn is_in(&self, text: &str) -> bool {
        let (text, needle) = (text.as_bytes(), self.0.as_bytes());
        let [first, .., last] = *needle else {
            return needle.is_empty()
                || text
                    .iter()
                    .any(|byte| byte.eq_ignore_ascii_case(&needle[0]));
        };
        let to_last = needle.len() - 1;
        let Some(ends) = text.get(to_last..) else {
            return false;
        };
        let places = ends.len();
        let is_at = |at: usize| text[at..=at + to_last].eq_ignore_ascii_case(needle);
        let (first, last) = (splat(first) | CASE, splat(last) | CASE);
        // Whether one of eight places fits, of which these are the first and the last bytes. All but
        // the case and a few signs is seen at once.
        let is_near = |at: usize, starts: &[u8; 8], ends: &[u8; 8]| {
            has_zero_byte((eight(starts) ^ first) | (eight(ends) ^ last)) && (at..at + 8).any(is_at)
        };
        let (starts, rest) = text[..places].as_chunks();
        let (ends, _) = ends.as_chunks();
        let mut pairs = starts.iter().zip(ends).enumerate();
        pairs.any(|(nth, (starts, ends))| is_near(8 * nth, starts, ends))
            || (places - rest.len()..places).any(is_at)
    }
}

/// A byte eight times.
const fn splat(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Eight bytes with the bit of case set.
#[inline(always)]
const fn eight(bytes: &[u8; 8]) -> u64 {
    u64::from_ne_bytes(*bytes) | CASE
}

/// <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>
#[inline(always)]
const fn has_zero_byte(word: u64) -> bool {
    word.wrapping_sub(splat(1)) & !word & splat(0x80) != 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn long_texts_are_found_too() {
        let long = "ab".repeat(200);
        let needle = Needle::new(&long);
        assert!(needle.is_in(&["xab", &long.to_uppercase()].concat()));
        assert!(!needle.is_in(&long[1..]));
        assert!(Needle::new("").is_in(""));
        assert!(!Needle::new("ab").is_in("a"), "it does not fit");
    }

    proptest! {
        #[test]
        fn a_text_is_found_where_its_folded_form_is(text in "[aAbBü @`]{0,40}", needle in "[aAbü @`]{0,4}") {
            let expected = text.to_ascii_lowercase().contains(&needle.to_ascii_lowercase());
            prop_assert_eq!(Needle::new(&needle).is_in(&text), expected);
        }

        #[test]
        fn every_part_of_a_text_is_found(before in ".{0,20}", part in ".{1,20}", after in ".{0,20}") {
            let text = [&*before, &part, &after].concat();
            prop_assert!(Needle::new(&part.to_ascii_uppercase()).is_in(&text));
        }
    }
}
