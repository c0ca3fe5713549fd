//! The headers in the words of other servers.
//!
//! `docs/hosting` holds what these give for an example instance, and a test compares the two.

use std::fmt::Write as _;

use crate::{
    Reach,
    headers::{FIXED, HASHED, IMMUTABLE, REVALIDATE, cache_rule},
    policy::host_policy,
};

const NOTE: &str = "# Written by `cargo xtask build`, which also takes --instances.\n";

/// For nginx, to be included beside its `server` blocks: the cache rule by name.
#[must_use]
pub fn nginx_cache() -> String {
    format!(
        "{NOTE}map $uri $mirrordeck_cache {{\n    \"~{HASHED}\" \"{IMMUTABLE}\";\n    default \"{REVALIDATE}\";\n}}\n"
    )
}

/// For nginx, to be included in the `location` of the app.
#[must_use]
pub fn nginx_headers(reach: &Reach) -> String {
    let mut text = NOTE.to_owned();
    for (name, value) in all(reach) {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    // Not for errors: that a file is missing is true only until it is there.
    text.push_str("add_header Cache-Control $mirrordeck_cache;\n");
    text
}

/// For Caddy, to be imported in the block that serves the app.
#[must_use]
pub fn caddy_headers(reach: &Reach) -> String {
    let mut text = format!("{NOTE}header {{\n");
    for (name, value) in all(reach) {
        let _ = writeln!(text, "\t{name} \"{value}\"");
    }
    // Two matchers that exclude each other, since Caddy sorts what touches the same header. That a
    // file is missing is true only until it is there, whatever its name.
    let _ = write!(
        text,
        "}}\n@kept {{\n\tpath_regexp {HASHED}\n\tfile\n}}\n\
         @asked not {{\n\tpath_regexp {HASHED}\n\tfile\n}}\n\
         header @kept Cache-Control \"{IMMUTABLE}\"\nheader @asked Cache-Control \"{REVALIDATE}\"\n"
    );
    text
}

/// The same for the container image, whose instances are named when it is started.
#[must_use]
pub fn container_headers() -> String {
    let instances = "{$MIRRORDECK_INSTANCES:http: https:}".to_owned();
    caddy_headers(&Reach::Only(vec![instances]))
}

/// A `_headers` file for hosts that read one, with every file of the built folder that may be kept.
///
/// Such hosts ask again for all others by themselves, and join the values of rules that overlap.
#[must_use]
pub fn headers_file(reach: &Reach, names: &[String]) -> String {
    let mut text = format!("{NOTE}/*\n");
    for (name, value) in all(reach) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for name in names.iter().filter(|name| cache_rule(name) == IMMUTABLE) {
        let _ = writeln!(text, "/{name}\n  Cache-Control: {IMMUTABLE}");
    }
    text
}

/// For object stores, which keep headers with each object: name, media type and cache rule of each
/// file, with tabs between them.
#[must_use]
pub fn objects(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let _ = writeln!(text, "{name}\t{}\t{}", media_type(ending), cache_rule(name));
    }
    text
}

fn all(reach: &Reach) -> Vec<(&'static str, String)> {
    let policy = ("Content-Security-Policy", host_policy(reach));
    let fixed = FIXED.map(|(name, value)| (name, value.to_owned()));
    std::iter::once(policy).chain(fixed).collect()
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{headers_file, objects};
    use crate::Reach;

    fn names() -> Vec<String> {
        ["index.html", "app-0123456789abcdef_bg.wasm", "config.json"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn only_hashed_files_may_be_kept_by_name() {
        let text = headers_file(&Reach::Anybody, &names());
        assert_eq!(text.matches("Cache-Control").count(), 1, "{text}");
        assert!(
            text.contains("\n/app-0123456789abcdef_bg.wasm\n  Cache-Control: public"),
            "{text}"
        );
    }

    #[test]
    fn every_object_has_its_type_and_its_rule() {
        let text = objects(&names());
        let rows: Vec<Vec<_>> = text.lines().map(|row| row.split('\t').collect()).collect();
        assert_eq!(
            rows[0],
            ["index.html", "text/html; charset=utf-8", "no-cache"]
        );
        assert_eq!(rows[1][1], "application/wasm");
        assert_eq!(rows[1][2], "public, max-age=31536000, immutable");
        assert_eq!(rows[2], ["config.json", "application/json", "no-cache"]);
    }
}
