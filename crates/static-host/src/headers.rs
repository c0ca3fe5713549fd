//! Headers that every answer, or every answer of one kind, carries.
//!
//! This is the one place that decides them. The test host sends them, and the recipes for other
//! servers are written from here, so that the two cannot disagree.

use axum::http::{HeaderName, HeaderValue, header, response::Parts};

/// For names that never change their content.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// For everything else, which is asked for again at each start.
pub const REVALIDATE: &str = "no-cache";

/// The names that never change their content, as the regular expression of a server's settings.
pub const HASHED: &str = "-[0-9a-f]{12,}(_bg)?\\.[a-z]+$";

/// Headers with the same value on every host, beside the content policy.
pub const FIXED: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Sets the protective headers and the cache rule that suits `path`.
///
/// That a file is missing is true only until it is there, whatever its name.
pub(crate) fn apply(answer: &mut Parts, path: &str, policy: &HeaderValue) {
    let is_there = answer.status.is_success() || answer.status.is_redirection();
    let rule = if is_there {
        cache_rule(path)
    } else {
        REVALIDATE
    };
    let headers = &mut answer.headers;
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    for (name, value) in FIXED.into_iter().chain([("Cache-Control", rule)]) {
        let name: HeaderName = name.parse().expect("the fixed names are plain ASCII");
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// How long the file at `path` may be kept: hashed names never change their content.
#[must_use]
pub fn cache_rule(path: &str) -> &'static str {
    if is_hashed(path) {
        IMMUTABLE
    } else {
        REVALIDATE
    }
}

/// Whether the file's name carries a content hash, as in `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_ending = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    is_ending
        && stem
            .rsplit_once('-')
            .is_some_and(|(_, hash)| hash.len() >= 12 && hash.bytes().all(is_digit))
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
        check("/style-1d7f0b6a2c3e4f50", false);
        check("/", false);
    }

    #[test]
    fn the_page_itself_is_always_asked_for_again() {
        assert_eq!(cache_rule("/"), "no-cache");
        assert!(cache_rule("/a-0123456789abcdef.css").contains("immutable"));
    }
}
