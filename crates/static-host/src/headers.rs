//! Headers that every answer, or every answer of one kind, carries.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Sets the protective headers and the cache rule that suits `path`.
pub(crate) fn apply(headers: &mut HeaderMap, path: &str, policy: &HeaderValue) {
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    let fixed: [(HeaderName, &str); 4] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (header::CACHE_CONTROL, cache_rule(path)),
    ];
    for (name, value) in fixed {
        let value = HeaderValue::from_str(value).expect("the fixed values are plain ASCII");
        headers.insert(name, value);
    }
}

/// Hashed names never change their content; everything else is asked for again.
fn cache_rule(path: &str) -> &'static str {
    if is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether the file's name carries a content hash, as in `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() >= 12 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{cache_rule, is_hashed};

    #[test]
    fn hashed_names_are_told_from_plain_ones() {
        let check = |path: &str, expected: bool| assert_eq!(is_hashed(path), expected, "{path}");
        check("/mirrordeck-1d7f0b6a2c3e4f50.js", true);
        check("/mirrordeck-1d7f0b6a2c3e4f50_bg.wasm", true);
        check("/deep/style-1d7f0b6a2c3e4f50.css", true);
        check("/index.html", false);
        check("/config.json", false);
        check("/icon-512.png", false);
        check("/some-descriptive.css", false);
        check("/", false);
    }

    #[test]
    fn the_page_itself_is_always_asked_for_again() {
        assert_eq!(cache_rule("/"), "no-cache");
        assert!(cache_rule("/a-0123456789abcdef.css").contains("immutable"));
    }
}
