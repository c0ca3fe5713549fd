//! Numbers in place of texts that occur many times.

use std::collections::HashMap;

/// Gives each distinct text a number, in the order in which they come.
#[derive(Default)]
pub(crate) struct Numbering<'a> {
    numbers: HashMap<&'a str, u32>,
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
