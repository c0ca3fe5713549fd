//! What is read is what was written, and what does not fit says where.

use proptest::prelude::*;

use super::*;

/// Something to read that uses every way to take a value.
#[derive(Debug, PartialEq)]
struct Sample {
    id: u64,
    words: Vec<String>,
    level: Option<u8>,
    inner: Option<Box<Sample>>,
}

impl TryFrom<Json> for Sample {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            id: fields.required("id"),
            words: fields.given("words").unwrap_or_default(),
            level: fields.optional("level"),
            inner: fields.optional::<Self>("inner").map(Box::new),
        })
    }
}

/// Every kind of value but fractions, which are not kept.
fn values() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<u64>().prop_map(Json::Whole),
        (i64::MIN..0).prop_map(Json::Negative),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Json::List),
            prop::collection::vec((any::<String>(), inner), 0..8).prop_map(Json::Object),
        ]
    })
}

fn parsed(text: &str) -> Json {
    Json::parse(text).expect("the table is JSON")
}

#[test]
fn every_kind_of_value_is_read() {
    let check = |text: &str, expected: Json| assert_eq!(parsed(text), expected, "{text}");
    check(" null ", Json::Null);
    check("true", Json::Bool(true));
    check("0", Json::Whole(0));
    check("18446744073709551615", Json::Whole(u64::MAX));
    check("-9223372036854775808", Json::Negative(i64::MIN));
    for text in ["1.0", "-0.5", "1e3", "18446744073709551616", "-1e300", "-0"] {
        check(text, Json::Fraction);
    }
    check(r#""a\u00e4\ud83d\ude00\n""#, Json::from("aä😀\n"));
    check(
        "[[], {}]",
        Json::List(vec![Json::List(Vec::new()), Json::object([])]),
    );
    check(
        r#"{"b": 1, "a": 2, "b": 3}"#,
        Json::object([
            ("b", Json::Whole(1)),
            ("a", Json::Whole(2)),
            ("b", Json::Whole(3)),
        ]),
    );
}

#[test]
fn what_is_no_json_says_where() {
    let check = |text: &str, expected: &str| {
        let error = Json::parse(text).expect_err("this is no JSON");
        assert_eq!(error.to_string(), expected, "{text}");
    };
    check("", "EOF while parsing a value at line 1 column 0");
    check("[1,\n2,]", "trailing comma at line 2 column 3");
    check("{\"a\":1} x", "trailing characters at line 1 column 9");
    check("{a:1}", "key must be a string at line 1 column 2");
    check("<html>", "expected value at line 1 column 1");
}

#[test]
fn hostile_nesting_is_refused_before_the_stack_ends() {
    for (open, levels) in [("[", 100_000), ("{\"a\":", 100_000), ("[", 128)] {
        let error = Json::parse(&open.repeat(levels)).expect_err("nobody nests like this");
        let text = error.to_string();
        assert!(text.starts_with("recursion limit exceeded"), "{text}");
    }
    let deep = ["[".repeat(127), "]".repeat(127)].concat();
    assert_eq!(parsed(&deep).to_text(), deep);
}

#[test]
fn every_character_survives_quoting() {
    for character in ('\0'..='\u{3000}').chain(['\u{ffff}', '😀', char::MAX]) {
        let json = Json::Text(character.to_string());
        let text = json.to_text();
        assert_eq!(parsed(&text), json, "{text}");
        assert!(!text.contains(|c: char| c < ' '), "{text:?}");
    }
    let text = Json::from("\"\\/\n\r\t\u{1}\u{1f}").to_text();
    assert_eq!(text, r#""\"\\/\n\r\t\u0001\u001f""#);
}

#[test]
fn values_are_written_in_their_order_and_without_blanks() {
    let text = r#"{"b":[null,true,false,-1,{}],"a":{"c":"x","b":18446744073709551615}}"#;
    assert_eq!(parsed(text).to_text(), text);
    assert_eq!(parsed("[1.5]").to_text(), "[null]");
}

#[test]
fn values_are_taken_by_key() {
    let check = |text: &str, expected: (u64, &[&str], Option<u8>)| {
        let sample: Sample = read(text).expect("the table has samples");
        let words: Vec<&str> = sample.words.iter().map(String::as_str).collect();
        let expected_words = expected.1.to_vec();
        assert_eq!(
            (sample.id, words, sample.level),
            (expected.0, expected_words, expected.2),
            "{text}"
        );
    };
    check(r#"{"id":7}"#, (7, &[], None));
    check(r#"{"level":null,"id":7,"x":1.5}"#, (7, &[], None));
    check(
        r#"{"id":7,"words":["a","b"],"level":255}"#,
        (7, &["a", "b"], Some(255)),
    );
    // A derived reader would refuse the second key; a browser takes the last.
    check(r#"{"id":7,"id":8}"#, (8, &[], None));
    check(r#"{"id":7,"level":1,"level":null}"#, (7, &[], None));
    let keys = Fields::read(parsed(r#"{"a":null}"#), |fields| {
        (fields.has("a"), fields.has("b"))
    });
    assert_eq!(keys, Ok((true, false)));
}

#[test]
fn what_does_not_fit_says_why_and_where() {
    let check = |text: &str, expected: &str| {
        let error = read::<Vec<Sample>>(text).expect_err("this is no list of samples");
        assert_eq!(error.to_string(), expected, "{text}");
    };
    check(
        "{}",
        "invalid type: an object, expected a list at line 1 column 2",
    );
    check(
        "[[1]]",
        "invalid type: a list, expected an object at line 1 column 4",
    );
    check("[{}]", "missing field `id` at line 1 column 3");
    check(
        "[{\"id\":1},\n {\"id\":null}]",
        "invalid type: null, expected a whole number at line 2 column 11",
    );
    check(
        "[{\"id\":-1}]",
        "invalid type: an integer, expected a whole number at line 1 column 9",
    );
    check(
        "[{\"id\":1.0}]",
        "invalid type: a fraction, expected a whole number at line 1 column 10",
    );
    check(
        "[{\"id\":1,\"level\":256}]",
        "invalid type: an integer, expected a whole number up to 255 at line 1 column 20",
    );
    check(
        "[{\"id\":1,\"words\":null}]",
        "invalid type: null, expected a list at line 1 column 21",
    );
    check(
        "[{\"id\":1,\n\"inner\":{\"id\":2,\n\"words\":[\"a\",\n5]}}]",
        "invalid type: an integer, expected a string at line 4 column 1",
    );
    check(
        "[{\"id\":true}]",
        "invalid type: a boolean, expected a whole number at line 1 column 11",
    );
}

proptest! {
    #[test]
    fn what_was_written_is_read_the_same(json in values()) {
        let text = json.to_text();
        prop_assert_eq!(Json::parse(&text).ok(), Some(json));
    }

    #[test]
    fn other_writers_are_understood(json in values()) {
        let value: serde_json::Value = serde_json::from_str(&json.to_text()).expect("this is JSON");
        let again: serde_json::Value =
            serde_json::from_str(&parsed(&value.to_string()).to_text()).expect("this is JSON");
        prop_assert_eq!(again, value);
    }

    #[test]
    fn no_text_breaks_the_parser(text in "[\\[\\]{}\",:0-9.eE+\\-\\\\u a-f]{0,40}") {
        let ours = Json::parse(&text);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok());
    }
}
