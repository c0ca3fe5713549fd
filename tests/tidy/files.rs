//! Rules about files as a whole.

use crate::sources::Source;

/// The hard limit; think about a seam long before it.
const LIMIT: usize = 400;

const EMPTY_NAMES: [&str; 4] = ["common", "utils", "helpers", "misc"];

/// Modules that do not begin with `//!`.
pub(crate) fn undocumented(sources: &[Source]) -> Vec<String> {
    let lacks = |source: &&Source| !source.text.starts_with("//! ");
    sources
        .iter()
        .filter(lacks)
        .map(|source| source.path.clone())
        .collect()
}

/// Files over the limit, tests included.
pub(crate) fn too_long(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        if lines > LIMIT {
            found.push(format!("{}: {lines} lines, {LIMIT} allowed", source.path));
        }
    }
    found
}

/// Modules named after nothing.
pub(crate) fn empty_names(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let mut parts = source
            .path
            .split('/')
            .map(|part| part.trim_end_matches(".rs"));
        if parts.any(|part| EMPTY_NAMES.contains(&part)) {
            found.push(source.path.clone());
        }
        for name in EMPTY_NAMES {
            if source.text.contains(&format!("mod {name} {{")) {
                found.push(format!("{}: mod {name}", source.path));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{empty_names, too_long, undocumented};
    use crate::sources::Source;

    #[test]
    fn a_module_without_documentation_is_found() {
        let good = Source::new("src/a.rs", "//! What it is for.\n");
        let bad = Source::new("src/b.rs", "use std::fmt;\n//! Too late.\n");
        assert_eq!(undocumented(&[good, bad]), ["src/b.rs"]);
    }

    #[test]
    fn a_long_file_is_found() {
        let good = Source::new("src/a.rs", &"\n".repeat(400));
        let bad = Source::new("src/b.rs", &"\n".repeat(401));
        assert_eq!(too_long(&[good, bad]), ["src/b.rs: 401 lines, 400 allowed"]);
    }

    #[test]
    fn an_empty_name_is_found() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(
                empty_names(&[Source::new(path, text)]).len(),
                expected,
                "{path} {text}"
            );
        };
        check("src/ui/button.rs", "mod tests {", 0);
        check("src/ui/utils.rs", "", 1);
        check("src/common/a.rs", "", 1);
        check("src/a.rs", concat!("mod hel", "pers {"), 1);
    }
}
