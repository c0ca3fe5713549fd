//! Character classes in brackets.

use super::{Checker, Fault};

const NAMES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
];

impl Checker<'_> {
    /// From `[` to the `]` that ends the class; the first character may be `]` itself.
    pub(super) fn class(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let missing = || format!("missing ]: {}", &self.pattern[start..]);
        self.at += 1;
        if self.rest().starts_with('^') {
            self.at += 1;
        }
        let mut is_first = true;
        loop {
            let c = self.rest().chars().next().ok_or_else(missing)?;
            if c == ']' && !is_first {
                self.at += 1;
                return Ok(());
            }
            is_first = false;
            if self.named_class()? || self.class_escape()? {
                continue;
            }
            let from = self.at;
            let low = self.class_character()?;
            let ends_here = !self.rest().starts_with('-') || self.rest()[1..].starts_with(']');
            if ends_here || self.rest().len() == 1 {
                continue;
            }
            self.at += 1;
            let high = self.class_character()?;
            if high < low {
                let range = &self.pattern[from..self.at];
                return Err(format!("invalid character class range: {range}"));
            }
        }
    }

    /// `[:alpha:]` and its negation.
    fn named_class(&mut self) -> Result<bool, Fault> {
        let Some(end) = self
            .rest()
            .strip_prefix("[:")
            .and_then(|inner| inner.find(":]"))
        else {
            return Ok(false);
        };
        let whole = &self.rest()[..end + 4];
        let name = whole[2..end + 2].trim_start_matches('^');
        if !NAMES.contains(&name) {
            return Err(format!("invalid character class range: {whole}"));
        }
        self.at += whole.len();
        Ok(true)
    }

    /// `\d` and the like, which stand for several characters and begin no range.
    fn class_escape(&mut self) -> Result<bool, Fault> {
        let mut characters = self.rest().chars();
        if characters.next() != Some('\\') {
            return Ok(false);
        }
        match characters.next() {
            Some('d' | 'D' | 's' | 'S' | 'w' | 'W') => self.at += 2,
            Some('p' | 'P') => self.property()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn class_character(&mut self) -> Result<char, Fault> {
        if self.rest().starts_with('\\') {
            return self.escaped_character();
        }
        // A class that never ends is found by the loop around; any character serves until then.
        Ok(self.take().unwrap_or(char::MAX))
    }
}
