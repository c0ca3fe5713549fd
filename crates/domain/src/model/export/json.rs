//! JSON for programs: an array with one object per mirror, described by `docs/fleet-export.schema.json`.
//!
//! Every key is always there; what is not known is null.

use crate::model::export::Setting;
use crate::model::export::field::{NAMES, Value, visit};
use crate::model::fleet::row::Row;

/// Begins a file.
pub fn push_head(text: &mut String) {
    text.push('[');
}

/// Appends a row on a line of its own, so that tools for lines can work with it.
pub fn push_row(text: &mut String, row: &Row, setting: Setting<'_>, is_first: bool) {
    text.push_str(if is_first { "\n{" } else { ",\n{" });
    let mut at = 0;
    visit(row, setting, &mut |value| {
        if at > 0 {
            text.push(',');
        }
        push_string(text, NAMES[at]);
        text.push(':');
        at += 1;
        match value {
            Value::Nothing => text.push_str("null"),
            Value::Flag(flag) => text.push_str(if flag { "true" } else { "false" }),
            Value::Number(number) => text.push_str(&number.to_string()),
            Value::Text(string) => push_string(text, string),
            Value::Keys(keys) => {
                text.push('[');
                for (at, key) in keys.iter().enumerate() {
                    if at > 0 {
                        text.push(',');
                    }
                    push_string(text, &key.fingerprint_sha256);
                }
                text.push(']');
            }
        }
    });
    text.push('}');
}

/// Ends a file.
pub fn push_foot(text: &mut String) {
    text.push_str("\n]\n");
}

fn push_string(text: &mut String, string: &str) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            '\n' => text.push_str("\\n"),
            // The last two end a line in JavaScript and in some readers of lines.
            '\0'..'\u{20}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => push_escaped(text, c),
            _ => text.push(c),
        }
    }
    text.push('"');
}

/// Appends `\u` and four digits.
pub(super) fn push_escaped(text: &mut String, c: char) {
    text.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(c) >> shift & 0xf;
        text.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::model::export::samples::{hostile, plain, setting};

    fn read(row: &Row) -> Json {
        let mut text = String::new();
        push_head(&mut text);
        push_row(&mut text, row, setting(), true);
        push_foot(&mut text);
        let rows: Json = serde_json::from_str(&text).expect("it is JSON");
        rows[0].clone()
    }

    #[test]
    fn an_object_has_every_name() {
        let object = read(&plain());
        let keys = object.as_object().map(serde_json::Map::len);
        assert_eq!(keys, Some(NAMES.len()));
        assert_eq!(object["project_id"], json!(7));
        assert_eq!(object["health"], json!("up-to-date"));
        assert_eq!(object["last_error"], json!(null));
        assert_eq!(object["host_keys"], json!(["SHA256:a", "SHA256:b"]));
    }

    #[test]
    fn schema_has_the_same_names_in_the_same_order() {
        let schema = include_str!("../../../../../docs/fleet-export.schema.json");
        let read: Json = serde_json::from_str(schema).expect("it is JSON");
        assert_eq!(read["items"]["required"], json!(NAMES));
        let places = NAMES.map(|name| schema.find(&format!("\"{name}\": {{")));
        assert!(places.iter().all(Option::is_some) && places.is_sorted());
    }

    #[test]
    fn hostile_rows_are_read_as_they_are_without_secrets() {
        let object = read(&hostile());
        assert_eq!(object["project_name"], json!("=1+1"));
        assert_eq!(object["cause"], json!("unknown"));
        assert!(!object.to_string().contains("s3cret"), "{object}");
    }

    proptest! {
        #[test]
        fn every_string_is_read_as_it_was_written(string in ".{0,20}|[\"\\\\\u{0}-\u{1f}\u{7f}\u{2028}ü]{0,20}") {
            let mut text = String::new();
            push_string(&mut text, &string);
            prop_assert!(!text.contains('\n'));
            let read: String = serde_json::from_str(&text).expect("it is JSON");
            prop_assert_eq!(read, string);
        }
    }
}
