//! Numbers in place of texts that occur many times.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Gives each distinct text a number, in the order in which they come.
#[derive(Default)]
pub(crate) struct Numbering<'a> {
    numbers: HashMap<&'a str, u32, BuildHasherDefault<Mixer>>,
    texts: Vec<&'a str>,
}

impl<'a> Numbering<'a> {
    /// The number of a text, a new one if it has none yet.
    pub(crate) fn of(&mut self, text: &'a str) -> u32 {
        let next = self.texts.len() as u32;
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        number
    }

    /// The number of a text that has one.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The texts by their numbers.
    pub(crate) fn into_texts(self) -> Vec<&'a str> {
        self.texts
    }
}

/// Mixes eight bytes at a time, several times faster than the standard hasher.
///
/// It can be tricked into collisions, which would slow down nobody but the owner of the names.
#[derive(Default)]
struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        // The multiplier of FxHash, which spreads bits upwards; the shift brings them down again.
        self.0 = (self.0 ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.0 ^= self.0 >> 32;
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_equal_numbers() {
        let mut numbering = Numbering::default();
        let numbers = ["b", "a", "b", ""].map(|text| numbering.of(text));
        assert_eq!(numbers, [0, 1, 0, 2]);
        assert_eq!((numbering.find("a"), numbering.find("c")), (Some(1), None));
        assert_eq!(numbering.into_texts(), ["b", "a", ""]);
    }
}
