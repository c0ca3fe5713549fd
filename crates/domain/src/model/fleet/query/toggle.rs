//! Changing a typed filter by tiles and bars, without touching what else was typed.

use crate::model::fleet::query::Term;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::parse::term;
use crate::model::fleet::query::tokens::tokens;
use crate::model::fleet::query::value::Value;

/// The text with a value asked for, or no longer if it was.
///
/// A further value joins the term of its key. A term that is new stands first, where no open quote can swallow
/// it and typing goes on at the end.
pub fn with_term(text: &str, key: Key, value: &Value) -> String {
    let terms = terms(text, key);
    let is_asked = |(_, term): &(_, Term)| term.values.contains(value);
    let mut changed = text.to_owned();
    if terms.iter().any(is_asked) {
        // From the end, so that the places of those before stay right.
        for (span, mut term) in terms.into_iter().rev() {
            if !term.values.contains(value) {
                continue;
            }
            term.values.retain(|other| other != value);
            if term.values.is_empty() {
                remove(&mut changed, span);
            } else {
                replace(&mut changed, span, &term);
            }
        }
        return changed;
    }
    if let Some((span, mut term)) = terms.into_iter().next() {
        term.values.push(value.clone());
        replace(&mut changed, span, &term);
        return changed;
    }
    let term = Term {
        is_negated: false,
        key,
        values: vec![value.clone()],
    };
    let gap = if text.is_empty() { "" } else { " " };
    [&term.to_text(), gap, text.trim_start()].concat()
}

/// The text without any term of a key, turned round or not, understood or not.
pub fn without_key(text: &str, key: Key) -> String {
    let mut changed = text.to_owned();
    for token in tokens(text).into_iter().rev() {
        let named = match &token.key {
            Some(name) => Key::named(&text[name.clone()]),
            None => Some(Key::Word),
        };
        if named == Some(key) {
            remove(&mut changed, token.span);
        }
    }
    changed
}

type Span = std::ops::Range<usize>;

/// All terms that ask for values of a key.
fn terms(text: &str, key: Key) -> Vec<(Span, Term)> {
    let mut found = Vec::new();
    for token in tokens(text) {
        match term(text, &token, &mut Vec::new()) {
            Some(term) if term.key == key && !term.is_negated => found.push((token.span, term)),
            _ => {}
        }
    }
    found
}

/// Writes a term anew. Where a quote ended the old one, the next term may follow at once.
fn replace(text: &mut String, span: Span, term: &Term) {
    let behind = text[span.end..].chars().next();
    let gap = if behind.is_none_or(char::is_whitespace) {
        ""
    } else {
        " "
    };
    text.replace_range(span, &[&term.to_text(), gap].concat());
}

/// Takes out a term and the white space behind it, or before it at the end of the text.
fn remove(text: &mut String, span: Span) {
    let behind = &text[span.end..];
    let end = span.end + (behind.len() - behind.trim_start().len());
    let start = if end == text.len() {
        text[..span.start].trim_end().len()
    } else {
        span.start
    };
    text.replace_range(start..end, "");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::*;
    use crate::model::fleet::query::Query;
    use crate::model::fleet::query::property_tests::typed;
    use crate::model::fleet::query::value::Fixed;
    use crate::model::health::Health;

    const STALE: Value = Value::Fixed(Fixed::Health(Health::Stale));

    #[test]
    fn a_tile_changes_its_own_term_only() {
        let check = |text: &str, expected: &str| {
            assert_eq!(with_term(text, Key::Status, &STALE), expected, "{text}");
        };
        check("", "status:stale");
        check("a  b", "status:stale a  b");
        check(" \"open", "status:stale \"open");
        check("status:failing a", "status:failing,stale a");
        check("status:stale", "");
        check("a status:stale  b", "a b");
        check("a status:stale", "a");
        check("status:stale,failing a", "status:failing a");
        check(
            "a status:stale b status:failing,stale",
            "a b status:failing",
        );
        check("status:finished", "status:up-to-date");
        check("-status:stale", "status:stale -status:stale");
        check("status:failing,\"stale\"a", "status:failing a");
        check("status:stal a", "status:stale status:stal a");
    }

    #[test]
    fn a_text_joins_in_quotes_where_it_needs_them() {
        let check = |text: &str, host: &str, expected: &str| {
            let found = with_term(text, Key::Host, &Value::text(host));
            assert_eq!(found, expected, "{text}");
        };
        check("host:a", "B.example", "host:a,b.example");
        check("host:a", "[::1]", "host:a,\"[::1]\"");
        check("host:a,\"[::1]\"", "[::1]", "host:a");
    }

    #[test]
    fn a_key_is_taken_out_whole() {
        let check = |text: &str, key: Key, expected: &str| {
            assert_eq!(without_key(text, key), expected, "{text}");
        };
        check("age:>7d a -age:<1h age:x b", Key::Age, "a b");
        check("status:stale age:>7d", Key::Age, "status:stale");
        check("age:>7d", Key::Age, "");
        check("a -b status:stale \"c d\"", Key::Word, "status:stale");
        check("foo:bar", Key::Age, "foo:bar");
    }

    proptest! {
        #[test]
        fn a_tile_pressed_is_seen_as_pressed_and_comes_up_again(text in typed()) {
            let before = Query::parse(&text);
            let once = with_term(&text, Key::Status, &STALE);
            let pressed = Query::parse(&once);
            prop_assert_eq!(pressed.query.has(Key::Status, &STALE), !before.query.has(Key::Status, &STALE));
            prop_assert_eq!(pressed.problems.len(), before.problems.len());
            let twice = Query::parse(&with_term(&once, Key::Status, &STALE));
            prop_assert_eq!(twice.query.has(Key::Status, &STALE), before.query.has(Key::Status, &STALE));
            if !before.query.has(Key::Status, &STALE) {
                prop_assert_eq!(&twice.query, &before.query);
            }
            let without = Query::parse(&without_key(&text, Key::Status));
            prop_assert!(without.query.terms.iter().all(|term| term.key != Key::Status));
        }
    }
}
