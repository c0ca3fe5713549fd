//! Fields of a line: any text in them, and none at all told from an empty one.

use std::str::{FromStr, Split};

/// Stands for no text; a backslash before anything else than itself, `t` and `n` is never written in one.
const NONE: &str = "\\-";

/// Appends a field.
pub(super) fn push_text(line: &mut String, text: &str) {
    line.push('\t');
    for c in text.chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            _ => line.push(c),
        }
    }
}

/// Appends a field that may hold nothing.
pub(super) fn push_optional(line: &mut String, text: Option<&str>) {
    match text {
        Some(text) => push_text(line, text),
        None => {
            line.push('\t');
            line.push_str(NONE);
        }
    }
}

/// The fields of a line, read one after the other; `None` for what is missing or broken.
pub(super) struct Fields<'a> {
    rest: Split<'a, char>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        Self {
            rest: line.split('\t'),
        }
    }

    /// As it stands there.
    pub(super) fn raw(&mut self) -> Option<&'a str> {
        self.rest.next()
    }

    pub(super) fn text(&mut self) -> Option<String> {
        unescaped(self.raw()?)
    }

    /// The inner `None` is a field that holds nothing.
    pub(super) fn optional(&mut self) -> Option<Option<String>> {
        match self.raw()? {
            NONE => Some(None),
            raw => unescaped(raw).map(Some),
        }
    }

    pub(super) fn number<T: FromStr>(&mut self) -> Option<T> {
        self.raw()?.parse().ok()
    }

    /// A number that may be missing.
    pub(super) fn optional_number<T: FromStr>(&mut self) -> Option<Option<T>> {
        match self.raw()? {
            NONE => Some(None),
            raw => raw.parse().ok().map(Some),
        }
    }

    /// Whether nothing is left, as it must be at the end of a line.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.rest.next().is_none()
    }
}

fn unescaped(raw: &str) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, tail)) = rest.split_once('\\') {
        text.push_str(plain);
        text.push(match tail.bytes().next()? {
            b'\\' => '\\',
            b't' => '\t',
            b'n' => '\n',
            _ => return None,
        });
        rest = &tail[1..];
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_escapes_are_no_text() {
        let check = |raw: &str, expected: Option<&str>| {
            assert_eq!(unescaped(raw).as_deref(), expected, "{raw}");
        };
        check("", Some(""));
        check("a\\\\n\\n\\t", Some("a\\n\n\t"));
        check("\\", None);
        check("\\-", None);
        check("a\\ü", None);
    }

    #[test]
    fn nothing_is_told_from_an_empty_text() {
        let mut line = "M".to_owned();
        for text in [None, Some(""), Some("\\-"), Some("a\tb\nc")] {
            push_optional(&mut line, text);
        }
        let mut fields = Fields::of(&line);
        assert_eq!(fields.raw(), Some("M"));
        for text in [None, Some(""), Some("\\-"), Some("a\tb\nc")] {
            assert_eq!(fields.optional(), Some(text.map(str::to_owned)));
        }
        assert!(fields.is_at_end());
    }
}
