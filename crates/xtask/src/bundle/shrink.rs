//! Takes what only people read out of text files.
//!
//! Brotli gains little from shorter code but much from missing comments, so nothing is renamed or
//! rearranged here. Trunk's own script minifier gives up on the glue that wasm-bindgen writes.

/// A stylesheet without comments and needless white space.
pub(crate) fn stylesheet(css: &str) -> String {
    const TIGHT: [char; 5] = ['{', '}', ';', ',', '>'];
    let mut lean = String::with_capacity(css.len());
    let mut characters = css.chars().peekable();
    let mut is_gap = false;
    while let Some(character) = characters.next() {
        if character == '/' && characters.peek() == Some(&'*') {
            let mut before = ' ';
            characters.next();
            for inside in characters.by_ref() {
                if before == '*' && inside == '/' {
                    break;
                }
                before = inside;
            }
            is_gap = true;
            continue;
        }
        if character.is_whitespace() {
            is_gap = true;
            continue;
        }
        let touches = lean.is_empty() || lean.ends_with(TIGHT) || TIGHT.contains(&character);
        if is_gap && !touches {
            lean.push(' ');
        }
        is_gap = false;
        if character == '}' && lean.ends_with(';') {
            lean.pop();
        }
        lean.push(character);
        if matches!(character, '"' | '\'') {
            copy_string(character, &mut characters, &mut lean);
        }
    }
    lean
}

fn copy_string(quote: char, characters: &mut impl Iterator<Item = char>, lean: &mut String) {
    let mut is_escaped = false;
    for inside in characters {
        lean.push(inside);
        if inside == quote && !is_escaped {
            return;
        }
        is_escaped = inside == '\\' && !is_escaped;
    }
}

/// A script without indentation and without comments that fill whole lines.
///
/// A script with a text over several lines is left alone, since its white space may matter.
pub(crate) fn script(js: &str) -> String {
    if js.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return js.to_owned();
    }
    let mut lean = String::with_capacity(js.len());
    let mut is_comment = false;
    for line in js.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    lean
}

/// A page without comments and indentation. Ours has no text whose white space matters.
pub(crate) fn page(html: &str) -> String {
    let mut parts = html.split("<!--");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("-->").map_or("", |(_, after)| after));
    }
    kept.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::{page, script, stylesheet};

    #[test]
    fn stylesheets_keep_their_meaning() {
        let check = |css: &str, expected: &str| assert_eq!(stylesheet(css), expected);
        check("/* why */\n.a {\n  color: red;\n}\n", ".a{color: red}");
        check(
            ".a :hover, .b > i { inset: 0 auto }",
            ".a :hover,.b>i{inset: 0 auto}",
        );
        check("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}");
        check(
            "a::before{content:\"  ; /* \\\" \"}",
            "a::before{content:\"  ; /* \\\" \"}",
        );
        check(
            "@media (width > 10px) and (hover) {}",
            "@media (width>10px) and (hover){}",
        );
        check("a { color: red /* not blue */ }", "a{color: red}");
        check("@layer a, b;", "@layer a,b;");
    }

    #[test]
    fn scripts_lose_comments_and_indentation() {
        let js = "/**\n * Doc.\n */\nfn() {\n    // Why.\n    a = b * c; // stays\n}\n/* one */\n*g() {}";
        assert_eq!(script(js), "fn() {\na = b * c; // stays\n}\n*g() {}\n");
    }

    #[test]
    fn scripts_with_texts_over_lines_stay() {
        let js = "a = `\n    kept`;";
        assert_eq!(script(js), js);
    }

    #[test]
    fn pages_lose_comments() {
        assert_eq!(page("<p>\n  <!-- why\n -->\n  a\n</p>"), "<p>\na\n</p>");
    }
}
