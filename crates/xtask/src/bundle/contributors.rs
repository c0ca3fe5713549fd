//! Which crates the code of a wasm module comes from.
//!
//! Read from the name section before it is dropped. Generic code counts for the crate that wrote
//! it, and inlined code for the function it ended up in: a hint for where to look, no more.

use std::{collections::BTreeMap, fmt::Write as _};

use super::wasm::leb128;

/// The largest contributors as a table, or `None` if the module has no names.
pub(crate) fn table(module: &[u8]) -> Option<String> {
    const SHOWN: usize = 12;
    let mut rows: Vec<(String, usize)> = by_crate(module)?.into_iter().collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut text = format!("{:<44} {:>9}\n", "largest contributors to the wasm", "raw");
    for (name, size) in rows.into_iter().take(SHOWN) {
        let _ = writeln!(text, "{name:<44} {size:>9}");
    }
    Some(text)
}

fn by_crate(module: &[u8]) -> Option<BTreeMap<String, usize>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut sizes = BTreeMap::new();
    let mut rest = module.get(8..)?;
    while let Some((&id, after)) = rest.split_first() {
        let (size, after) = leb128(after)?;
        let (content, following) = after.split_at_checked(size)?;
        match id {
            0 => names.extend(function_names(content).unwrap_or_default()),
            2 => imported = imported_functions(content)?,
            10 => bodies = function_sizes(content)?,
            11 => {
                sizes.insert("(data: texts and tables)".to_owned(), size);
            }
            _ => {}
        }
        rest = following;
    }
    if names.is_empty() {
        return None;
    }
    for (index, size) in bodies.into_iter().enumerate() {
        let name = names
            .get(&(imported + index))
            .map_or("(unnamed)", |name| crate_of(name));
        *sizes.entry(name.to_owned()).or_default() += size;
    }
    Some(sizes)
}

/// Counts the functions among the imports; wasm-bindgen's modules import nothing else but a table
/// or a memory, whose limits are skipped.
fn imported_functions(content: &[u8]) -> Option<usize> {
    let (count, mut rest) = leb128(content)?;
    let mut functions = 0;
    for _ in 0..count {
        for _ in 0..2 {
            let (length, after) = leb128(rest)?;
            rest = after.get(length..)?;
        }
        let (&kind, after) = rest.split_first()?;
        rest = match kind {
            0 => {
                functions += 1;
                leb128(after)?.1
            }
            1 => limits(after.get(1..)?)?,
            2 => limits(after)?,
            _ => after.get(2..)?,
        };
    }
    Some(functions)
}

fn limits(content: &[u8]) -> Option<&[u8]> {
    let (&flags, after) = content.split_first()?;
    let rest = leb128(after)?.1;
    if flags & 1 == 1 {
        Some(leb128(rest)?.1)
    } else {
        Some(rest)
    }
}

fn function_sizes(content: &[u8]) -> Option<Vec<usize>> {
    let (count, mut rest) = leb128(content)?;
    let mut sizes = Vec::with_capacity(count);
    for _ in 0..count {
        let (size, after) = leb128(rest)?;
        sizes.push(size);
        rest = after.get(size..)?;
    }
    Some(sizes)
}

/// The function names of a custom section, if it is the one with names.
fn function_names(content: &[u8]) -> Option<BTreeMap<usize, String>> {
    const FUNCTIONS: u8 = 1;
    let (length, after) = leb128(content)?;
    let (title, mut rest) = after.split_at_checked(length)?;
    if title != b"name" {
        return None;
    }
    let mut names = BTreeMap::new();
    while let Some((&kind, after)) = rest.split_first() {
        let (size, after) = leb128(after)?;
        let (part, following) = after.split_at_checked(size)?;
        if kind == FUNCTIONS {
            let (count, mut entries) = leb128(part)?;
            for _ in 0..count {
                let (index, after) = leb128(entries)?;
                let (length, after) = leb128(after)?;
                let (name, after) = after.split_at_checked(length)?;
                names.insert(index, String::from_utf8_lossy(name).into_owned());
                entries = after;
            }
        }
        rest = following;
    }
    Some(names)
}

/// The crate that wrote a function, from its demangled name.
///
/// `<alloc::vec::Vec<T> as Drop>::drop` is alloc's. `<T as tachys::view::Render>::build` names no
/// type, so it is its trait's. A hash in brackets follows the crate in the newer mangling.
fn crate_of(name: &str) -> &str {
    const FILLERS: [&str; 3] = ["mut ", "dyn ", "const "];
    let mut start = name;
    loop {
        start = start.trim_start_matches(|c: char| !is_name(c));
        let Some(rest) = FILLERS.iter().find_map(|filler| start.strip_prefix(filler)) else {
            break;
        };
        start = rest;
    }
    let end = start.find(|c: char| !is_name(c)).unwrap_or(start.len());
    let (word, mut rest) = start.split_at(end);
    if let Some(after) = rest.strip_prefix('[').and_then(|hash| hash.split_once(']')) {
        rest = after.1;
    }
    match rest.strip_prefix(" as ") {
        Some(of_trait) => crate_of(of_trait),
        None if rest.starts_with("::") => word,
        None => "(other)",
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::{by_crate, crate_of};

    #[test]
    fn names_lead_to_crates() {
        let check = |name: &str, expected: &str| assert_eq!(crate_of(name), expected, "{name}");
        check("leptos::mount::mount_to", "leptos");
        check("<alloc::vec::Vec<T> as core::ops::Drop>::drop", "alloc");
        check("<&mut serde_json::de::Deserializer<R>>::next", "serde_json");
        check("<T as tachys::view::Render>::build", "tachys");
        check("<dlmalloc[e24a27700634d609]::Dlmalloc>::malloc", "dlmalloc");
        check("__rust_alloc", "(other)");
        check("memcpy", "(other)");
    }

    #[test]
    fn sizes_are_added_up_by_crate() {
        let import = b"\x02\x07\x01\x01a\x01b\x00\x00";
        let code = b"\x0a\x0a\x03\x02ab\x03abc\x01a";
        // The three functions follow the imported one, so they are 1, 2 and 3.
        let names = b"\x00\x1a\x04name\x01\x13\x03\x01\x04x::a\x02\x04y::b\x03\x04x::c";
        let module = [b"\0asm\x01\0\0\0", &import[..], &code[..], &names[..]].concat();
        let sizes = by_crate(&module).expect("a module with names");
        assert_eq!(sizes.get("x"), Some(&3));
        assert_eq!(sizes.get("y"), Some(&3));
    }

    #[test]
    fn a_module_without_names_has_no_table() {
        assert_eq!(by_crate(b"\0asm\x01\0\0\0"), None);
    }
}
