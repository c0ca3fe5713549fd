//! Cutting a typed text into terms, before anything is understood.

use std::ops::Range;

/// One term as it stands in the text.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) span: Range<usize>,
    pub(crate) is_negated: bool,
    /// Where the key stands, without its colon.
    pub(crate) key: Option<Range<usize>>,
    /// At least one, possibly empty.
    pub(crate) values: Vec<Part>,
}

/// One value as it stands in the text.
#[derive(Debug)]
pub(crate) struct Part {
    /// With its quotes.
    pub(crate) span: Range<usize>,
    /// Without them.
    pub(crate) text: String,
    pub(crate) is_quoted: bool,
    /// Whether its quote is missing the end.
    pub(crate) is_open: bool,
}

/// Cuts at white space that is not in quotes.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if at == text.len() {
            return found;
        }
        let token = token(text, at);
        at = token.span.end;
        found.push(token);
    }
}

fn token(text: &str, start: usize) -> Token {
    let is_negated = text[start..].starts_with('-');
    let mut at = start + usize::from(is_negated);
    let key = key(text, at);
    if let Some(key) = &key {
        at = key.end + 1;
    }
    let mut values = Vec::new();
    loop {
        let part = part(text, at, key.is_some());
        at = part.span.end;
        values.push(part);
        if key.is_none() || !text[at..].starts_with(',') {
            let span = start..at;
            return Token {
                span,
                is_negated,
                key,
                values,
            };
        }
        at += 1;
    }
}

/// Letters before a colon, unless they are the scheme of an address.
fn key(text: &str, at: usize) -> Option<Range<usize>> {
    let letters = |byte: &u8| byte.is_ascii_alphabetic();
    let len = text[at..].bytes().take_while(letters).count();
    let rest = &text[at + len..];
    (len > 0 && rest.starts_with(':') && !rest.starts_with("://")).then_some(at..at + len)
}

/// One value, or one word. Commas end values only.
fn part(text: &str, at: usize, ends_at_comma: bool) -> Part {
    if text[at..].starts_with('"') {
        return quoted(text, at);
    }
    let is_end = |c: char| c.is_whitespace() || (ends_at_comma && c == ',');
    let len = text[at..].find(is_end).unwrap_or(text.len() - at);
    Part {
        span: at..at + len,
        text: text[at..at + len].to_owned(),
        is_quoted: false,
        is_open: false,
    }
}

/// Text in quotes, in which `\"` is a quote and `\\` is a backslash.
fn quoted(text: &str, at: usize) -> Part {
    let mut inner = String::new();
    let mut chars = text[at + 1..].char_indices().peekable();
    while let Some((offset, char)) = chars.next() {
        match char {
            '"' => {
                return Part {
                    span: at..at + offset + 2,
                    text: inner,
                    is_quoted: true,
                    is_open: false,
                };
            }
            '\\' => match chars.next_if(|(_, next)| matches!(next, '"' | '\\')) {
                Some((_, escaped)) => inner.push(escaped),
                None => inner.push(char),
            },
            _ => inner.push(char),
        }
    }
    Part {
        span: at..text.len(),
        text: inner,
        is_quoted: true,
        is_open: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms as `-key=value|value`.
    fn check(text: &str, expected: &[&str]) {
        let shown = |token: &Token| {
            let values: Vec<&str> = token.values.iter().map(|part| &*part.text).collect();
            let minus = if token.is_negated { "-" } else { "" };
            let key = token.key.clone().map_or("", |key| &text[key]);
            [minus, key, "=", &values.join("|")].concat()
        };
        let found: Vec<String> = tokens(text).iter().map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn terms_end_at_white_space_outside_of_quotes() {
        check("", &[]);
        check("  \t", &[]);
        check("a  b", &["=a", "=b"]);
        check("a,b", &["=a,b"]);
        check(r#""two words" c"#, &["=two words", "=c"]);
        check(
            r#"-"two words" -c - --d"#,
            &["-=two words", "-=c", "-=", "-=-d"],
        );
        check(r#""a\"b\\c\d""#, &[r#"=a"b\c\d"#]);
        check(r#"a"b c"d"#, &[r#"=a"b"#, r#"=c"d"#]);
        check(r#""a"b"#, &["=a", "=b"]);
        check("größe\u{a0}ü", &["=größe", "=ü"]);
    }

    #[test]
    fn keys_stand_before_a_colon_and_values_between_commas() {
        check("status:a,b", &["status=a|b"]);
        check(r#"-project:"a,b c",d e"#, &["-project=a,b c|d", "=e"]);
        check("host: a", &["host=", "=a"]);
        check("host:,a,", &["host=|a|"]);
        check("host:h:80", &["host=h:80"]);
        check("https://h:80/a ssh://x", &["=https://h:80/a", "=ssh://x"]);
        check(
            "h.example:80 git@h:a :b",
            &["=h.example:80", "=git@h:a", "=:b"],
        );
        check(r#"error:"a"b:c"#, &["error=a", "b=c"]);
    }

    #[test]
    fn an_open_quote_takes_the_rest() {
        let found = tokens(r#"a error:"b c"#);
        let open = found.last().and_then(|token| token.values.last());
        let open = open.map(|part| (part.is_open, &*part.text, part.span.clone()));
        assert_eq!(open, Some((true, "b c", 8..12)));
    }
}
