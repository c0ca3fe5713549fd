//! Addresses of instances as people type and paste them.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::*;

fn parsed(text: &str) -> InstanceUrl {
    InstanceUrl::parse(text).expect("the tables hold addresses of instances")
}

#[test]
fn every_way_of_writing_an_instance_leads_to_it() {
    for text in [
        "gitlab.example.com",
        " https://gitlab.example.com/ ",
        "HTTPS://GitLab.Example.COM",
        "https://gitlab.example.com:443",
        "https://gitlab.example.com:0443/",
        "https://gitlab.example.com/api/v4",
        "https://gitlab.example.com/api/v4/projects/1?private_token=x",
        "https://gitlab.example.com?x=y",
        "https://gitlab.example.com#top",
        "https://gitlab.example.com/users/sign_in",
        "https://gitlab.example.com/dashboard/projects",
        "https://gitlab.example.com/-/user_settings/personal_access_tokens",
        "https://gitlab.example.com/groups/acme/-/settings",
        "https://gitlab.example.com/acme/app/-/settings/repository",
        "https://gitlab.example.com/acme/web/app/-/settings/repository#js-push",
        "https://gitlab.example.com//",
        "https://gitlab.example.com/../.",
        "gitlab.example.com/?next=https://other.example",
    ] {
        assert_eq!(
            parsed(text).as_str(),
            "https://gitlab.example.com",
            "{text}"
        );
    }
}

#[test]
fn a_relative_root_is_kept() {
    for text in [
        "https://example.com/gitlab",
        "example.com/gitlab/",
        "https://example.com/gitlab/api/v4",
        "https://example.com/gitlab/-/user_settings/profile",
        "https://example.com/gitlab/users/sign_in",
        "https://example.com/gitlab/-/snippets/new",
        "https://example.com/gitlab/groups/acme",
    ] {
        let instance = parsed(text);
        assert_eq!(instance.as_str(), "https://example.com/gitlab", "{text}");
        assert_eq!(
            (instance.origin(), instance.root()),
            ("https://example.com", "/gitlab")
        );
        assert_eq!(instance.api_root(), "https://example.com/gitlab/api/v4");
        assert_eq!(instance.host(), "example.com");
    }
    let deep = parsed("https://example.com/tools/gitlab/-/user_settings/profile");
    assert_eq!(deep.root(), "/tools/gitlab");
}

#[test]
fn gitlab_com_has_no_relative_root() {
    assert_eq!(
        parsed("https://gitlab.com/acme/app").as_str(),
        "https://gitlab.com"
    );
    assert_eq!(parsed("https://gitlab.com:8443/acme").root(), "/acme");
}

#[test]
fn scheme_port_and_odd_hosts_are_kept() {
    for text in [
        "http://gitlab.example.com",
        "http://gitlab.example.com:443",
        "https://gitlab.example.com:80",
        "http://localhost:8080",
        "http://[::1]:8080",
        "https://[2001:db8::1]",
        "https://192.0.2.1:8443/gitlab",
        "https://bücher.example",
        "https://git_lab",
    ] {
        assert_eq!(parsed(text).as_str(), text);
        assert_eq!(parsed(text).to_string(), text);
    }
    assert_eq!(parsed("http://h:80").as_str(), "http://h");
}

#[test]
fn what_would_mislead_is_refused() {
    let check = |text: &str, problem| assert_eq!(InstanceUrl::parse(text), Err(problem), "{text}");
    check("", InstanceProblem::Empty);
    check(" \n", InstanceProblem::Empty);
    check("ftp://h", InstanceProblem::SchemeNotAllowed);
    check("ssh://git@h", InstanceProblem::SchemeNotAllowed);
    check("javascript://h", InstanceProblem::SchemeNotAllowed);
    check("https://me@h", InstanceProblem::Credentials);
    check(
        "https://oauth2:glpat-x@h/api/v4",
        InstanceProblem::Credentials,
    );
    check(
        "https://gitlab.com@evil.example",
        InstanceProblem::Credentials,
    );
    check(
        "git@gitlab.example.com:acme/app.git",
        InstanceProblem::Credentials,
    );
    for text in [
        "https://",
        "https:///a",
        "https://?x",
        "https://:443",
        "javascript:alert(1)",
        "h:port",
        "h:0",
        "h:65536",
        "h:+80",
        "h:8 0",
        "a b",
        "h\\evil.example",
        "h/a\\b",
        "h/a\"b",
        "h/a b",
        "-h",
        ".h",
        "h%2eexample",
        "https://[::1",
        "https://[::1]x",
        "https://[nonsense]",
        "https://h:1:2",
        "h\u{0}",
        "<h>",
    ] {
        check(text, InstanceProblem::Unparsable);
    }
}

#[test]
fn pages_stand_below_the_root() {
    let instance = parsed("https://example.com/gitlab");
    assert_eq!(
        instance.web("acme/app"),
        "https://example.com/gitlab/acme/app"
    );
    assert_eq!(
        instance.web("/acme/app/-/issues"),
        "https://example.com/gitlab/acme/app/-/issues"
    );
    assert_eq!(
        instance.token_page("Mirror deck & co", &["api", "read_user"]),
        "https://example.com/gitlab/-/user_settings/personal_access_tokens\
         ?name=Mirror%20deck%20%26%20co&scopes=api%2Cread_user"
    );
}

#[test]
fn plain_http_is_a_worry_except_on_this_machine() {
    for text in [
        "http://gitlab.example.com",
        "http://192.168.0.1",
        "http://localhost.example.com",
        "http://127.evil.example",
        "http://127.0.0.example",
        "http://[2001:db8::1]",
        "http://1270.0.0.1",
    ] {
        assert!(parsed(text).is_plain_http_remote(), "{text}");
    }
    for text in [
        "https://gitlab.example.com",
        "http://localhost",
        "http://localhost:8080",
        "http://gdk.localhost:3000/x",
        "http://127.0.0.1",
        "http://127.9.9.9:80",
        "http://[::1]:8080",
    ] {
        assert!(!parsed(text).is_plain_http_remote(), "{text}");
    }
}

#[test]
fn an_address_below_the_root_is_covered() {
    let check = |instance: &str, address: &str, expected: bool| {
        assert_eq!(parsed(instance).covers(address), expected, "{address}");
    };
    check("https://h", "https://h/oauth/authorize", true);
    check("https://h/gitlab", "https://h/gitlab/oauth/authorize", true);
    check("https://h/gitlab", "https://h/oauth/authorize", false);
    check("https://h", "http://h/oauth/authorize", false);
    check("https://h", "https://h.evil.example/oauth/authorize", false);
    check("https://h", "https://h@evil.example/", false);
    check("https://h", "https://h", false);
}

#[test]
fn it_is_stored_as_its_text() {
    let instance = parsed("http://localhost:8080/gitlab");
    let json = Json::from(&instance).to_text();
    assert_eq!(json, r#""http://localhost:8080/gitlab""#);
    let read: InstanceUrl = serde_json::from_str(&json).expect("it was written by us");
    assert_eq!(read, instance);
    assert!(serde_json::from_str::<InstanceUrl>(r#""ftp://h""#).is_err());
    assert!(serde_json::from_str::<InstanceUrl>("7").is_err());
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _ = InstanceUrl::parse(&text);
    }

    #[test]
    fn what_was_read_is_read_the_same_again(
        text in "(https?://)?[a-zA-Z0-9.-]{1,12}(:[0-9]{1,5})?(/[a-z.~@-]{0,6}){0,4}[?#]?[a-z]{0,3}"
    ) {
        if let Ok(instance) = InstanceUrl::parse(&text) {
            let again = InstanceUrl::parse(instance.as_str());
            prop_assert_eq!(again.as_ref(), Ok(&instance));
            prop_assert!(!instance.as_str().ends_with('/'));
            prop_assert!(!instance.origin()[8..].contains('/'));
            prop_assert!(instance.as_str().starts_with(instance.origin()));
        }
    }
}
