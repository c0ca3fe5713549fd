//! What holds for every filter and for every text that is none.

use proptest::prelude::{
    BoxedStrategy, Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

use super::*;
use crate::model::fleet::query::age::{Age, Unit};
use crate::model::fleet::query::value::words;
use crate::model::fleet::query::wording::sentence;

fn text() -> BoxedStrategy<Value> {
    prop_oneof![
        "[a-z]{1,4}",
        "[a-z \",:\\\\/ü.-]{1,8}",
        "(network|key|never|error)",
        any::<String>(),
    ]
    .prop_map(|text| Value::text(&text))
    .prop_filter("there is a text", |value| *value != Value::text(""))
    .boxed()
}

fn age() -> BoxedStrategy<Value> {
    let unit = prop_oneof![
        Just(Unit::Minutes),
        Just(Unit::Hours),
        Just(Unit::Days),
        Just(Unit::Weeks)
    ];
    (any::<bool>(), any::<u32>(), unit)
        .prop_map(|(is_longer, count, unit)| {
            Value::Age(Age {
                is_longer,
                count,
                unit,
            })
        })
        .boxed()
}

fn word(key: Key) -> BoxedStrategy<Value> {
    prop::sample::select(words(key).to_vec())
        .prop_map(|(_, fixed)| Value::Fixed(fixed))
        .boxed()
}

fn value(key: Key) -> BoxedStrategy<Value> {
    match key {
        Key::Word | Key::Host | Key::Project | Key::Account => text(),
        // Slashes around a group are dropped when it is read.
        Key::Group => "[a-z]{1,3}(/[a-z]{1,3}){0,2}"
            .prop_map(|group| Value::text(&group))
            .boxed(),
        Key::Error => prop_oneof![text(), word(key)].boxed(),
        Key::Age => age(),
        Key::Success => prop_oneof![age(), word(key)].boxed(),
        Key::Status | Key::Enabled | Key::Auth | Key::Branches => word(key),
        Key::Diverged | Key::Is | Key::Has => word(key),
    }
}

fn term() -> impl Strategy<Value = Term> {
    let keys: Vec<Key> = Key::NAMED.iter().map(|(_, key)| *key).collect();
    let key = prop_oneof![1 => Just(Key::Word), 4 => prop::sample::select(keys)];
    let values = |key: Key| {
        let most = if key == Key::Word { 1 } else { 3 };
        prop::collection::vec(value(key), 1..=most).prop_map(move |values| (key, values))
    };
    (any::<bool>(), key.prop_flat_map(values)).prop_map(|(is_negated, (key, values))| Term {
        is_negated,
        key,
        values,
    })
}

fn query() -> impl Strategy<Value = Query> {
    prop::collection::vec(term(), 0..5).prop_map(|terms| Query { terms })
}

/// Texts made of the pieces that matter to the language, so that more than words is met.
pub(crate) fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zü\"\\\\:,<> -]{1,3}",
        "(status|host|group|age|is|stat|success|account):",
        "(failing|failed|>7d|<1h|duplicate|never),?",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn check_problems(text: &str) {
    let parsed = Query::parse(text);
    for problem in &parsed.problems {
        let pointed = text.get(problem.span.clone());
        assert!(pointed.is_some_and(|pointed| !pointed.is_empty()), "{text}");
        assert!(!sentence(problem, text).is_empty());
    }
    let printed = parsed.query.to_string();
    let again = Query::parse(&printed);
    assert_eq!(again.problems, [], "{text} {printed}");
    assert_eq!(again.query, parsed.query, "{text} {printed}");
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same(query in query()) {
        let printed = query.to_string();
        let parsed = Query::parse(&printed);
        prop_assert_eq!(&parsed.problems, &[], "{}", printed);
        prop_assert_eq!(parsed.query, query, "{}", printed);
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        check_problems(&text);
    }

    #[test]
    fn what_looks_like_a_filter_breaks_no_reader(text in typed()) {
        check_problems(&text);
    }

    #[test]
    fn a_term_with_a_problem_takes_no_other_with_it(query in query()) {
        let text = ["foo:bar ", &query.to_string(), " age:7d"].concat();
        let parsed = Query::parse(&text);
        prop_assert_eq!(parsed.problems.len(), 2);
        prop_assert!(parsed.query == query);
    }
}
