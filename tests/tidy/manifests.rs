//! Who may depend on what.

use crate::sources::Source;

/// Large, and the browser or twenty lines do the same.
const NOT_IN_THE_WASM: [&str; 5] = ["regex", "chrono", "time", "url", "uuid"];
/// The domain is rules: it neither waits nor draws.
const NOT_IN_THE_DOMAIN: [&str; 6] = [
    "leptos",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "tokio",
    "futures",
];

/// Every dependency in the wrong manifest.
pub(crate) fn violations(app: &Source, domain: &Source, sandbox: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let mut forbid = |manifest: &Source, names: &[&str]| {
        for name in dependencies(&manifest.text) {
            if names.contains(&name) {
                found.push(format!("{}: {name}", manifest.path));
            }
        }
    };
    forbid(app, &NOT_IN_THE_WASM);
    forbid(domain, &NOT_IN_THE_WASM);
    forbid(domain, &NOT_IN_THE_DOMAIN);
    forbid(sandbox, &["mirrordeck-domain", "mirrordeck"]);
    found
}

/// The names below `[dependencies]`, also where it is for one target only.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut is_inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if let Some(section) = line
            .trim()
            .strip_prefix('[')
            .and_then(|s| s.strip_suffix(']'))
        {
            is_inside = section == "dependencies" || section.ends_with(".dependencies");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| is_inside) {
            let name = name.split('.').next().unwrap_or(name).trim();
            if !name.is_empty() && !name.starts_with('#') {
                names.push(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{dependencies, violations};
    use crate::sources::Source;

    #[test]
    fn dependencies_are_read() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nserde = \"1\"\n# url = \"2\"\n\
                        a.workspace = true\n[target.'cfg(unix)'.dependencies]\nb = { path = \"b\" }\n\
                        [dev-dependencies]\ntokio = \"1\"\n";
        assert_eq!(dependencies(manifest), ["serde", "a", "b"]);
    }

    #[test]
    fn wrong_dependencies_are_found() {
        let with =
            |name: &str| Source::new("Cargo.toml", &format!("[dependencies]\n{name} = \"1\""));
        let none = with("serde");
        assert!(violations(&none, &none, &none).is_empty());
        assert_eq!(violations(&with("regex"), &none, &none).len(), 1);
        assert_eq!(violations(&none, &with("leptos"), &none).len(), 1);
        assert_eq!(
            violations(&none, &none, &with("mirrordeck-domain")).len(),
            1
        );
    }
}
