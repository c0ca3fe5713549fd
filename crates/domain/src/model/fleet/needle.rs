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
        let places = text.len().saturating_sub(to_last);
        let is_at = |at: usize| text[at..=at + to_last].eq_ignore_ascii_case(needle);
        if places < 8 {
            return (0..places).any(is_at);
        }
        let (first, last) = (splat(first) | CASE, splat(last) | CASE);
        let mut at = 0;
        loop {
            // Zero where the first and the last byte fit, case and a few signs aside.
            let differing = (eight(text, at) ^ first) | (eight(text, at + to_last) ^ last);
            if has_zero_byte(differing) && (at..at + 8).any(is_at) {
                return true;
            }
            if at == places - 8 {
                return false;
            }
            // The last eight overlap with those before.
            at = (at + 8).min(places - 8);
        }
    }
}

/// A byte eight times.
const fn splat(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Eight bytes with the bit of case set.
fn eight(text: &[u8], at: usize) -> u64 {
    let bytes = text[at..]
        .first_chunk()
        .expect("places end eight bytes before the text does");
    u64::from_ne_bytes(*bytes) | CASE
}

/// <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>
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
