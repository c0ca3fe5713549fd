//! Reads which modules of its own crate a file names.

/// Every path that begins with `crate`, `super` or `self`, from the top of the crate.
///
/// `use crate::{a, b::c}` gives `[a]` and `[b, c]`. Paths inside comments and texts do not count.
pub(crate) fn named_in(text: &str, module: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (inline, code) in by_inline_module(&without_comments_and_texts(text)) {
        let module: Vec<&str> = module.iter().copied().chain(inline.as_deref()).collect();
        for keyword in ["crate", "super", "self"] {
            for (at, _) in code.match_indices(&format!("{keyword}::")) {
                let before = code[..at].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                    continue;
                }
                let (base, rest) = start(&code[at..], &module);
                tree(&base, rest, &mut found);
            }
        }
    }
    found
}

/// Parts the code of `mod tests { ... }` from the code around it.
fn by_inline_module(code: &str) -> Vec<(Option<String>, String)> {
    let mut parts = vec![(None, String::new())];
    for line in code.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        if let [.., "mod", name, "{"] = words.as_slice()
            && !line.starts_with(' ')
        {
            parts.push((Some((*name).to_owned()), String::new()));
        } else if line == "}" && parts.last().is_some_and(|part| part.0.is_some()) {
            parts.push((None, String::new()));
        }
        if let Some((_, part)) = parts.last_mut() {
            part.push_str(line);
            part.push('\n');
        }
    }
    parts
}

/// Resolves the leading keywords, and returns what follows them.
fn start<'a>(mut code: &'a str, module: &[&str]) -> (Vec<String>, &'a str) {
    let mut base: Vec<String> = module.iter().map(ToString::to_string).collect();
    loop {
        if let Some(rest) = code.strip_prefix("crate::") {
            (base, code) = (Vec::new(), rest);
        } else if let Some(rest) = code.strip_prefix("super::") {
            base.pop();
            code = rest;
        } else if let Some(rest) = code.strip_prefix("self::") {
            code = rest;
        } else {
            return (base, code);
        }
    }
}

/// Reads `a::b` or `{a, b::{c, d}}`, and returns what follows it.
fn tree<'a>(base: &[String], code: &'a str, found: &mut Vec<Vec<String>>) -> &'a str {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        loop {
            rest = tree(base, rest, found).trim_start();
            // An alias belongs to the path before it.
            if let Some(alias) = rest.strip_prefix("as ") {
                rest = alias
                    .trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
                    .trim();
            }
            match rest.strip_prefix(',') {
                Some(next) if !next.trim_start().starts_with('}') => rest = next,
                Some(next) => return next.trim_start().get(1..).unwrap_or_default(),
                None => return rest.get(1..).unwrap_or_default(),
            }
        }
    }
    let end = code
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(code.len());
    let mut path = base.to_vec();
    if end > 0 {
        path.push(code[..end].to_owned());
    }
    match code[end..].strip_prefix("::") {
        Some(rest) => tree(&path, rest, found),
        None => {
            found.push(path);
            &code[end..]
        }
    }
}

/// Line comments and texts become nothing. Good enough for code that rustfmt has seen.
fn without_comments_and_texts(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for line in text.lines() {
        let mut is_text = false;
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' if is_text => {
                    characters.next();
                }
                // A quotation mark as a character is no beginning of a text.
                '"' if !code.ends_with('\'') => is_text = !is_text,
                '/' if !is_text && characters.peek() == Some(&'/') => break,
                _ if !is_text => code.push(character),
                _ => {}
            }
        }
        code.push('\n');
    }
    code
}

#[cfg(test)]
mod tests {
    use super::named_in;

    fn check(code: &str, expected: &[&str]) {
        let found = named_in(code, &["features", "project", "row"]);
        let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
        assert_eq!(found, expected, "{code}");
    }

    #[test]
    fn imports_are_read() {
        check("use crate::state::Session;", &["state::Session"]);
        check(
            "use crate::{ui::{Button, Card}, route};",
            &["ui::Button", "ui::Card", "route"],
        );
        check(
            "use crate::{\n    ui::Button as B,\n    state,\n};",
            &["ui::Button", "state"],
        );
        check(
            "use super::table::Table;",
            &["features::project::table::Table"],
        );
        check("use super::super::fleet;", &["features::fleet"]);
        check("use super::*;", &["features::project"]);
        check("use leptos::prelude::*;", &[]);
    }

    #[test]
    fn modules_within_the_file_count() {
        let code = "use super::a;\nmod tests {\n    use super::super::b;\n}\nuse super::c;\n";
        let expected = [
            "features::project::a",
            "features::project::b",
            "features::project::c",
        ];
        check(code, &expected);
    }

    #[test]
    fn paths_in_code_are_read() {
        check(
            "let x = crate::browser::clock::now();",
            &["browser::clock::now"],
        );
        check("fn f(x: &crate::route::Route) {}", &["route::Route"]);
    }

    #[test]
    fn comments_and_texts_are_not() {
        check("// see crate::app", &[]);
        check(
            "let x = \"crate::app\"; let y = '\"'; crate::ui::a()",
            &["ui::a"],
        );
        check("let x = \"a \\\" crate::app\";", &[]);
    }
}
