//! The content policy under which the app must work.

/// Whom the page may call besides its own origin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Reach {
    /// Any instance, since a person may type one.
    #[default]
    Anybody,
    /// These origins, such as `https://gitlab.example.com`, and nobody else.
    Only(Vec<String>),
}

/// The policy of a host for an app that talks to `instances` (origins, such as
/// `https://gitlab.example.com`), followed by further directives.
///
/// `'wasm-unsafe-eval'` lets the page compile WebAssembly; despite its name it does not allow `eval`.
#[must_use]
pub fn content_policy(instances: &[String], extra: &[String]) -> String {
    let reach = Reach::Only(instances.to_vec());
    // The first of two wins, so one that lets others frame the page takes the place of ours.
    let is_framed = extra.iter().any(|it| it.starts_with("frame-ancestors "));
    let mut policy = match is_framed {
        true => page_policy(&reach),
        false => host_policy(&reach),
    };
    for directive in extra {
        policy.push_str("; ");
        policy.push_str(directive);
    }
    policy
}

/// The policy as a header: what the page itself says, and that no other page may frame it.
#[must_use]
pub fn host_policy(reach: &Reach) -> String {
    format!("{}; frame-ancestors 'none'", page_policy(reach))
}

/// The policy as the page itself states it, where `frame-ancestors` has no meaning.
#[must_use]
pub fn page_policy(reach: &Reach) -> String {
    let mut connect = String::from("connect-src 'self'");
    let anybody = ["http:".to_owned(), "https:".to_owned()];
    let origins = match reach {
        Reach::Anybody => &anybody[..],
        Reach::Only(origins) => origins,
    };
    for origin in origins {
        connect.push(' ');
        connect.push_str(origin);
    }
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        &connect,
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::{Reach, content_policy, host_policy, page_policy};

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

    #[test]
    fn the_host_says_what_the_page_says_and_who_may_frame_it() {
        for reach in [Reach::Anybody, Reach::Only(vec!["https://a".to_owned()])] {
            let page = page_policy(&reach);
            assert_eq!(
                host_policy(&reach),
                format!("{page}; frame-ancestors 'none'")
            );
            assert!(!page.contains("frame-ancestors"), "{page}");
        }
    }

    #[test]
    fn a_page_for_nobody_in_particular_may_call_anybody() {
        let policy = page_policy(&Reach::Anybody);
        assert!(
            policy.contains("; connect-src 'self' http: https:; "),
            "{policy}"
        );
    }

    #[test]
    fn a_host_may_say_who_frames_the_page() {
        let check = |extra: &[String], expected: &str| {
            let policy = content_policy(&[], extra);
            assert_eq!(policy.matches("frame-ancestors").count(), 1, "{policy}");
            assert!(policy.ends_with(expected), "{policy}");
        };
        check(&[], "; frame-ancestors 'none'");
        let portal = "frame-ancestors https://portal.example.com";
        check(&[portal.to_owned()], portal);
    }
}
