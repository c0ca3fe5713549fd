//! The content policy under which the app must work.

/// The policy for an app that talks to `instances` (origins, such as `https://gitlab.example.com`).
///
/// `'wasm-unsafe-eval'` lets the page compile WebAssembly; despite its name it does not allow `eval`.
#[must_use]
pub fn content_policy(instances: &[String], extra: &[String]) -> String {
    let mut connect = String::from("connect-src 'self'");
    for origin in instances {
        connect.push(' ');
        connect.push_str(origin);
    }
    let fixed = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        &connect,
        "base-uri 'none'",
        "form-action 'none'",
    ];
    let directives: Vec<&str> = fixed
        .into_iter()
        .chain(extra.iter().map(String::as_str))
        .collect();
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::content_policy;

    #[test]
    fn only_the_own_origin_and_the_instances_may_be_called() {
        let policy = content_policy(&["http://127.0.0.1:4100".into()], &[]);
        assert!(
            policy.contains("; connect-src 'self' http://127.0.0.1:4100; "),
            "{policy}"
        );
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    }

    #[test]
    fn nothing_inline_is_allowed() {
        let policy = content_policy(&[], &["report-uri /reports".into()]);
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{policy}");
        assert!(policy.ends_with("; report-uri /reports"), "{policy}");
    }
}
