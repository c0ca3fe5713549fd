//! A text as one segment of a path.

use crate::model::percent;

/// Percent-encodes a text so that it stays one segment, slashes and all.
///
/// A lone `.` or `..` is encoded twice: browsers resolve even `%2E%2E` as "one folder up" and would call
/// another route. GitLab then looks for a project of that odd name and says that there is none.
pub(crate) fn segment(text: &str) -> String {
    if text == "." || text == ".." {
        return text.replace('.', "%252E");
    }
    percent::encode(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn project_paths_become_one_segment() {
        let check = |text: &str, encoded: &str| assert_eq!(segment(text), encoded, "{text}");
        check("acme/platform/app", "acme%2Fplatform%2Fapp");
        check("acme/a.b_c-d~e", "acme%2Fa.b_c-d~e");
        check("a b+c", "a%20b%2Bc");
        check("50%?#&=;", "50%25%3F%23%26%3D%3B");
        check("größe", "gr%C3%B6%C3%9Fe");
        check("", "");
    }

    #[test]
    fn dots_alone_never_climb_out_of_the_path() {
        assert_eq!(segment("."), "%252E");
        assert_eq!(segment(".."), "%252E%252E");
        assert_eq!(segment("a/.."), "a%2F..");
    }

    proptest! {
        #[test]
        fn encoding_can_be_undone(text in ".*") {
            prop_assume!(text != "." && text != "..");
            prop_assert_eq!(percent::decode(&segment(&text)), Some(text));
        }

        #[test]
        fn nothing_with_a_meaning_in_addresses_is_left(text in ".*") {
            let encoded = segment(&text);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        }
    }
}
