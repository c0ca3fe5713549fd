//! What may follow a backslash.

use super::{Checker, Fault};

const CATEGORIES: [&str; 39] = [
    "Any",
    "C",
    "Cc",
    "Cf",
    "Co",
    "Cs",
    "L",
    "Ll",
    "Lm",
    "Lo",
    "Lt",
    "Lu",
    "M",
    "Mc",
    "Me",
    "Mn",
    "N",
    "Nd",
    "Nl",
    "No",
    "P",
    "Pc",
    "Pd",
    "Pe",
    "Pf",
    "Pi",
    "Po",
    "Ps",
    "S",
    "Sc",
    "Sk",
    "Sm",
    "So",
    "Z",
    "Zl",
    "Zp",
    "Zs",
    "Common",
    "Inherited",
];

/// The scripts a branch name might be written in; RE2 knows more of them.
const SCRIPTS: [&str; 12] = [
    "Arabic",
    "Armenian",
    "Cyrillic",
    "Devanagari",
    "Georgian",
    "Greek",
    "Han",
    "Hangul",
    "Hebrew",
    "Hiragana",
    "Katakana",
    "Latin",
];

impl Checker<'_> {
    /// An escape outside a class.
    pub(super) fn escape(&mut self) -> Result<(), Fault> {
        match self.rest()[1..].chars().next() {
            Some('A' | 'b' | 'B' | 'C' | 'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'z') => self.at += 2,
            Some('p' | 'P') => self.property()?,
            Some('Q') => {
                let quoted = &self.rest()[2..];
                self.at += 2 + quoted.find(r"\E").map_or(quoted.len(), |end| end + 2);
            }
            _ => {
                self.escaped_character()?;
            }
        }
        Ok(())
    }

    /// `\pL`, `\p{Greek}`, and their negations.
    pub(super) fn property(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let (name, length) = match rest[2..].strip_prefix('{') {
            Some(braced) => match braced.split_once('}') {
                Some((name, _)) => (name.trim_start_matches('^'), name.len() + 4),
                None => (braced, rest.len()),
            },
            None => {
                let one = rest[2..].chars().next().map_or(0, char::len_utf8);
                (&rest[2..2 + one], 2 + one)
            }
        };
        if !CATEGORIES.contains(&name) && !SCRIPTS.contains(&name) {
            let whole = &rest[..length];
            return Err(format!("invalid character class range: {whole}"));
        }
        self.at += length;
        Ok(())
    }

    /// An escape that stands for one character.
    pub(super) fn escaped_character(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let Some(c) = self.take() else {
            return Err(r"trailing \".to_owned());
        };
        let character = match c {
            'a' => Some('\u{7}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'v' => Some('\u{b}'),
            'x' => self.hexadecimal(),
            '0' => Some(self.octal(0)),
            '1'..='7' if self.rest().starts_with(|next: char| next.is_digit(8)) => {
                Some(self.octal(c as u32 - '0' as u32))
            }
            c if c.is_ascii_punctuation() || c == ' ' => Some(c),
            _ => None,
        };
        character
            .ok_or_else(|| format!("invalid escape sequence: {}", &self.pattern[start..self.at]))
    }

    fn hexadecimal(&mut self) -> Option<char> {
        let rest = self.rest();
        let (digits, length) = match rest.strip_prefix('{') {
            Some(braced) => {
                let end = braced.find('}')?;
                (&braced[..end], end + 2)
            }
            None => (rest.get(..2)?, 2),
        };
        let is_plain = digits.chars().all(|c| c.is_ascii_hexdigit());
        let value = is_plain.then(|| u32::from_str_radix(digits, 16).ok())??;
        self.at += length;
        char::from_u32(value)
    }

    fn octal(&mut self, first: u32) -> char {
        let mut value = first;
        for _ in 0..2 {
            let Some(digit) = self.rest().chars().next().and_then(|c| c.to_digit(8)) else {
                break;
            };
            value = value * 8 + digit;
            self.at += 1;
        }
        char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}
