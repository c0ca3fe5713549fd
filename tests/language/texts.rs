//! The texts of the program, found by reading its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Where people are spoken to.
const FOLDERS: [&str; 12] = [
    "src/app",
    "src/features",
    "src/state",
    "src/ui",
    "src/wording",
    "crates/domain/src/model/export",
    "crates/domain/src/model/fleet",
    "crates/domain/src/model/health",
    "crates/domain/src/model/last_error",
    "crates/domain/src/model/scan",
    "crates/domain/src/model/target_url",
    "crates/domain/src/model/verdict",
];

/// Files in them that hold drawings, formats, or what servers say.
const SKIPPED: [&str; 4] = [
    "src/ui/icon.rs",
    "crates/domain/src/model/last_error.rs",
    "crates/domain/src/model/target_url/problem.rs",
    "crates/domain/src/model/export/terraform.rs",
];

/// Files beside these folders.
const FILES: [&str; 2] = ["src/app.rs", "src/browser/intl.rs"];

/// Every text literal, with the files it stands in. Tests are left out, and attributes.
pub(crate) fn literals(root: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    for file in sources(root) {
        let name = file
            .strip_prefix(root)
            .expect("it was found below the root");
        let name = name.to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&file).expect("a source can be read");
        let tokens = TokenStream::from_str(&source).expect("the source compiles");
        let mut texts = Vec::new();
        collect(tokens, &mut texts);
        for text in texts {
            found.entry(text).or_default().insert(name.clone());
        }
    }
    found
}

/// The files in which people are spoken to, without those of tests.
fn sources(root: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = FILES.iter().map(|file| root.join(file)).collect();
    for folder in FOLDERS {
        rust_files(&root.join(folder), &mut files);
        files.push(root.join(folder).with_extension("rs"));
    }
    let is_test = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with("tests.rs")
            || name == "samples.rs"
            || file.components().any(|part| part.as_os_str() == "tests")
    };
    let is_skipped = |file: &PathBuf| SKIPPED.iter().any(|skipped| file.ends_with(skipped));
    files.retain(|file| file.is_file() && !is_test(file) && !is_skipped(file));
    files
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder stands in the repository") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn collect(tokens: TokenStream, texts: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut is_skipping = false;
    let mut last_word = String::new();
    while let Some(token) = tokens.next() {
        match token {
            // An attribute; behind `#[cfg(test)]` the next block is a test.
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if matches!(tokens.peek(), Some(TokenTree::Punct(bang)) if bang.as_char() == '!') {
                    tokens.next();
                }
                if let Some(TokenTree::Group(group)) = tokens.peek() {
                    let attribute = group.stream().to_string();
                    is_skipping |= attribute.starts_with("cfg") && attribute.contains("test");
                    tokens.next();
                }
            }
            TokenTree::Group(group) => {
                let is_block = group.delimiter() == Delimiter::Brace;
                // What cannot happen is told to whoever reads a crash.
                let is_for_us = matches!(last_word.as_str(), "expect" | "panic" | "unreachable");
                if !is_skipping && !is_for_us {
                    collect(group.stream(), texts);
                }
                is_skipping &= !is_block;
            }
            TokenTree::Punct(punct) => is_skipping &= punct.as_char() != ';',
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string())
                    && !is_skipping
                {
                    texts.push(text.value());
                }
            }
            TokenTree::Ident(word) => last_word = word.to_string(),
        }
    }
}

/// Whether a literal reads like something said to people: words with a blank between, or one that
/// begins with a capital letter.
pub(crate) fn is_spoken(text: &str) -> bool {
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| is_word(word))
        .collect();
    let begins = text
        .trim_start()
        .starts_with(|c: char| c.is_ascii_uppercase());
    let is_name =
        text.contains("::") || text.contains("</") || (text.contains("://") && !text.contains(' '));
    (words.len() > 1 || (begins && words.len() == 1)) && !is_name
}

/// Texts that stand side by side, as those about one thing and about several do.
pub(crate) fn pairs(root: &Path) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for file in sources(root) {
        let source = std::fs::read_to_string(file).expect("a source can be read");
        let tokens = TokenStream::from_str(&source).expect("the source compiles");
        collect_pairs(tokens, &mut found);
    }
    found
}

fn collect_pairs(tokens: TokenStream, found: &mut BTreeSet<(String, String)>) {
    // The literal before the last comma, and the one behind it.
    let mut before = None;
    let mut last = None;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => before = last.take(),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                last = text.ok().map(|text| text.value());
                if let (Some(one), Some(other)) = (before.take(), &last) {
                    found.insert((one, other.clone()));
                }
            }
            TokenTree::Group(group) => {
                collect_pairs(group.stream(), found);
                (before, last) = (None, None);
            }
            _ => (before, last) = (None, None),
        }
    }
}

/// Texts that are looked up by name, however they read.
pub(crate) fn looked_up(root: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in sources(root) {
        let source = std::fs::read_to_string(file).expect("a source can be read");
        let tokens = TokenStream::from_str(&source).expect("the source compiles");
        collect_looked_up(tokens, &mut found);
    }
    found
}

fn collect_looked_up(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut last_word = String::new();
    let mut is_method = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let is_call = !is_method && group.delimiter() == Delimiter::Parenthesis;
                let said = match last_word.as_str() {
                    "text" | "fill" | "phrase" => Some(first_argument(group.stream())),
                    "count" => Some(group.stream()),
                    _ => None,
                };
                if let Some(said) = said.filter(|_| is_call) {
                    let mut texts = Vec::new();
                    collect(said, &mut texts);
                    found.extend(texts.into_iter().filter(|text| !text.is_empty()));
                }
                collect_looked_up(group.stream(), found);
                last_word.clear();
            }
            TokenTree::Ident(word) => last_word = word.to_string(),
            TokenTree::Punct(punct) => {
                is_method = punct.as_char() == '.';
                last_word.clear();
            }
            TokenTree::Literal(_) => last_word.clear(),
        }
    }
}

fn first_argument(tokens: TokenStream) -> TokenStream {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    tokens
        .into_iter()
        .take_while(|token| !is_comma(token))
        .collect()
}
