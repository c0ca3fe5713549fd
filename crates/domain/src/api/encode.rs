//! Percent-encoding of one path segment or one query value.

/// Encodes everything but the unreserved characters of RFC 3986, so that the text stays one segment.
///
/// A lone `.` or `..` is encoded twice: browsers resolve even `%2E%2E` as "one folder up" and would call
/// another route. GitLab then looks for a project of that odd name and says that there is none.
pub(crate) fn encode(text: &str) -> String {
    if text == "." || text == ".." {
        return text.replace('.', "%252E");
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hex_digit(byte >> 4));
            encoded.push(hex_digit(byte & 15));
        }
    }
    encoded
}

/// The upper-case digit of a value below 16.
fn hex_digit(value: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(value & 15)])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Decodes once, as a server does.
    fn decode(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((first, tail)) = rest.split_first() {
            rest = tail;
            if *first == b'%' {
                let digits = std::str::from_utf8(&tail[..2]).expect("encoded text is ASCII");
                bytes.push(
                    u8::from_str_radix(digits, 16).expect("two digits follow a percent sign"),
                );
                rest = &tail[2..];
            } else {
                bytes.push(*first);
            }
        }
        String::from_utf8(bytes).expect("what was encoded was text")
    }

    #[test]
    fn project_paths_become_one_segment() {
        let check = |text: &str, encoded: &str| assert_eq!(encode(text), encoded, "{text}");
        check("acme/platform/app", "acme%2Fplatform%2Fapp");
        check("acme/a.b_c-d~e", "acme%2Fa.b_c-d~e");
        check("a b+c", "a%20b%2Bc");
        check("50%?#&=;", "50%25%3F%23%26%3D%3B");
        check("größe", "gr%C3%B6%C3%9Fe");
        check("", "");
    }

    #[test]
    fn dots_alone_never_climb_out_of_the_path() {
        assert_eq!(encode("."), "%252E");
        assert_eq!(encode(".."), "%252E%252E");
        assert_eq!(encode("a/.."), "a%2F..");
    }

    proptest! {
        #[test]
        fn encoding_can_be_undone(text in ".*") {
            prop_assume!(text != "." && text != "..");
            prop_assert_eq!(decode(&encode(&text)), text);
        }

        #[test]
        fn nothing_with_a_meaning_in_addresses_is_left(text in ".*") {
            let encoded = encode(&text);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        }
    }
}
