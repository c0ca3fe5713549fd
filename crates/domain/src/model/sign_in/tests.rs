//! The question, the answer, and the alphabet between them.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use proptest::prelude::{any, prop_assert_eq, proptest};

use super::*;

#[test]
fn the_page_carries_the_whole_question() {
    let instance = InstanceUrl::parse("https://git.example.com/gitlab").expect("an address");
    let request = Request {
        client_id: "a b",
        redirect_uri: "https://pages.example.com/mirrors/",
        state: "s-1",
        scope: Scope::ReadApi,
        challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    };
    assert_eq!(
        request.page(&instance),
        "https://git.example.com/gitlab/oauth/authorize?client_id=a%20b\
         &redirect_uri=https%3A%2F%2Fpages.example.com%2Fmirrors%2F&response_type=code&state=s-1\
         &scope=read_api&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\
         &code_challenge_method=S256"
    );
}

#[test]
fn an_answer_is_a_code_or_a_refusal() {
    let check = |query: &str, state: &str, outcome: Result<&str, (&str, &str)>| {
        let outcome = outcome
            .map(Secret::new)
            .map_err(|(error, description)| Refusal {
                error: error.to_owned(),
                description: description.to_owned(),
            });
        let state = state.to_owned();
        assert_eq!(
            Answer::parse(query),
            Some(Answer { state, outcome }),
            "{query}"
        );
    };
    check("?code=abc&state=s", "s", Ok("abc"));
    check("state=s%2B1&code=a%2Fb", "s+1", Ok("a/b"));
    check("?code=abc", "", Ok("abc"));
    check(
        "?error=access_denied&error_description=The+owner+said+no.&state=s",
        "s",
        Err(("access_denied", "The owner said no.")),
    );
    // Whoever sends both is not trusted with a code.
    check("?code=abc&error=x&state=s", "s", Err(("x", "")));
}

#[test]
fn other_queries_are_no_answer() {
    for query in [
        "",
        "?",
        "?state=s",
        "?codes=1",
        "?tab=mirrors",
        "code",
        "?code=%zz",
    ] {
        assert_eq!(Answer::parse(query), None, "{query}");
    }
}

#[test]
fn the_code_is_not_shown() {
    let answer = Answer::parse("?code=abc123&state=s").expect("an answer");
    assert!(!format!("{answer:?}").contains("abc123"));
}

#[test]
fn a_page_has_one_address_however_it_was_opened() {
    let check = |address: &str, expected: &str| assert_eq!(redirect_uri(address), expected);
    check("https://h/m/", "https://h/m/");
    check("https://h/m/index.html", "https://h/m/");
    check("https://h/m/?code=1&state=2#/projects", "https://h/m/");
    check("https://h/m/index.html#/", "https://h/m/");
    check("https://h/m/app.html?x", "https://h/m/app.html");
}

proptest! {
    #[test]
    fn bytes_are_written_as_the_standard_says(bytes in proptest::collection::vec(any::<u8>(), 0..70)) {
        prop_assert_eq!(base64url(&bytes), BASE64_URL_SAFE_NO_PAD.encode(&bytes));
    }
}
