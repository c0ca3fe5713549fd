//! From values to text.

use crate::model::json::Json;

/// Digits of an escaped character.
const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends a value.
pub(super) fn write(json: &Json, text: &mut String) {
    match json {
        Json::Null | Json::Fraction => text.push_str("null"),
        Json::Bool(true) => text.push_str("true"),
        Json::Bool(false) => text.push_str("false"),
        Json::Whole(number) => text.push_str(&number.to_string()),
        Json::Negative(number) => text.push_str(&number.to_string()),
        Json::Text(value) => quote(value, text),
        Json::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, text);
                write(item, text);
            }
            text.push(']');
        }
        Json::Object(entries) => {
            text.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                separate(index, text);
                quote(key, text);
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
    }
}

fn separate(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}

/// Appends a text in quotes, with what JSON forbids inside of them escaped.
fn quote(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        let short = match character {
            '"' | '\\' => character,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..' ' => {
                let code = character as usize;
                text.push_str("\\u00");
                text.push(char::from(HEX[code >> 4]));
                text.push(char::from(HEX[code & 15]));
                continue;
            }
            _ => {
                text.push(character);
                continue;
            }
        };
        text.push('\\');
        text.push(short);
    }
    text.push('"');
}
