//! Changes the bundled page: one stylesheet instead of many, and a policy of its own, for hosts that
//! send no policy as a header.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{fingerprint::digest, shrink};

/// What stands before and after the policy in the page.
const POLICY: (&str, &str) = (
    "<meta http-equiv=\"content-security-policy\" content=\"",
    "\">",
);

/// Joins all linked stylesheets into one file with a hashed name, in the order of the page.
pub(crate) fn join_stylesheets(html: &str, folder: &Path) -> Result<String> {
    let mut joined = String::new();
    let mut page = String::new();
    let mut place = None;
    let mut rest = html;
    while let Some(link) = next_link(rest) {
        page.push_str(&rest[..link.start]);
        if attribute(link.tag, "rel").is_some_and(|rel| rel == "stylesheet") {
            let href = attribute(link.tag, "href").context("a stylesheet link has no address")?;
            let path = folder.join(href.trim_start_matches("./"));
            let text = fs::read_to_string(&path)
                .with_context(|| format!("the page names {href}, which is missing"))?;
            joined.push_str(&text);
            fs::remove_file(&path)?;
            place.get_or_insert(page.len());
        } else {
            page.push_str(link.tag);
        }
        rest = &rest[link.start + link.tag.len()..];
    }
    page.push_str(rest);
    if let Some(place) = place {
        let joined = shrink::stylesheet(&joined);
        let name = format!("style-{}.css", digest(joined.as_bytes()));
        fs::write(folder.join(&name), joined)?;
        page.insert_str(
            place,
            &format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
        );
    }
    Ok(page)
}

/// Puts the scripts of the head behind all that is to be on its way while the page waits for them.
pub(crate) fn with_scripts_last(html: &str) -> Result<String> {
    let end = html.find("</head>").context("the page has no head")?;
    let (mut head, mut scripts) = (html[..end].to_owned(), String::new());
    while let Some(start) = head.find("<script") {
        let close = "</script>";
        let length = head[start..].find(close).context("an unclosed script")? + close.len();
        scripts.push_str(&head[start..start + length]);
        head.replace_range(start..start + length, "");
    }
    Ok([&head, &scripts, &html[end..]].concat())
}

/// Puts the policy behind the character set, or in place of the one that stands there.
pub(crate) fn with_policy(html: &str, policy: &str) -> Result<String> {
    let (before, after) = POLICY;
    if let Some(start) = html.find(before) {
        let start = start + before.len();
        let end = start + html[start..].find(after).context("an unclosed policy")?;
        return Ok(format!("{}{policy}{}", &html[..start], &html[end..]));
    }
    let charset = html
        .find("charset")
        .context("the page names no character set")?;
    let end = charset + html[charset..].find('>').context("an unclosed tag")? + 1;
    let meta = format!("{before}{policy}{after}");
    Ok(format!("{}{meta}{}", &html[..end], &html[end..]))
}

struct Link<'a> {
    start: usize,
    tag: &'a str,
}

fn next_link(html: &str) -> Option<Link<'_>> {
    let start = html.find("<link ")?;
    let end = start + html[start..].find('>')? + 1;
    Some(Link {
        start,
        tag: &html[start..end],
    })
}

/// The value of an attribute, which a minifier may have left without quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let at = rest.find(&format!("{name}="))?;
        let value = &rest[at + name.len() + 1..];
        if rest[..at].ends_with(char::is_whitespace) {
            let quote = value
                .chars()
                .next()
                .filter(|first| matches!(first, '"' | '\''));
            return match quote {
                Some(quote) => value[1..].split(quote).next(),
                None => value.split(|c: char| c.is_whitespace() || c == '>').next(),
            };
        }
        rest = value;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{attribute, join_stylesheets, with_policy, with_scripts_last};

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let check = |tag: &str, name: &str, expected: Option<&str>| {
            assert_eq!(attribute(tag, name), expected, "{name} of {tag}");
        };
        check(
            "<link href=./a.css rel=stylesheet>",
            "rel",
            Some("stylesheet"),
        );
        check(
            "<link href=./a.css rel=stylesheet>",
            "href",
            Some("./a.css"),
        );
        check(
            "<link rel=\"stylesheet\" href='b c.css'/>",
            "href",
            Some("b c.css"),
        );
        check("<link data-rel=x rel=icon>", "rel", Some("icon"));
        check("<link rel=icon>", "href", None);
    }

    #[test]
    fn stylesheets_become_one_in_their_order() {
        let place = tempfile::tempdir().expect("a temporary folder");
        fs::write(place.path().join("a.css"), "a{}").expect("a file");
        fs::write(place.path().join("b.css"), "b{}").expect("a file");
        let html = "<head><link rel=icon href=i.svg><link href=./a.css rel=stylesheet>\
                    <link rel=\"stylesheet\" href=\"./b.css\"><title>x</title></head>";
        let page = join_stylesheets(html, place.path()).expect("both files are there");
        let name = attribute(
            &page[page.find("<link rel=\"sty").expect("a link")..],
            "href",
        );
        let name = name.expect("a hashed name").trim_start_matches("./");
        assert_eq!(
            fs::read_to_string(place.path().join(name)).expect("one file"),
            "a{}b{}"
        );
        assert_eq!(page.matches("stylesheet").count(), 1, "{page}");
        assert!(page.contains("<link rel=icon href=i.svg>"), "{page}");
        assert!(!place.path().join("a.css").exists());
    }

    #[test]
    fn a_missing_stylesheet_is_an_error() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let page = join_stylesheets("<link rel=stylesheet href=./gone.css>", place.path());
        assert!(page.is_err());
    }

    #[test]
    fn scripts_of_the_head_come_last_in_it_and_stay_in_order() {
        let page = with_scripts_last(
            "<head><script src=a async></script><link><script src=b></script></head>\
             <body><script src=c></script></body>",
        );
        let expected = "<head><link><script src=a async></script><script src=b></script></head>\
                        <body><script src=c></script></body>";
        assert_eq!(page.expect("a head"), expected);
    }

    #[test]
    fn policy_follows_the_character_set() {
        let page = with_policy("<head><meta charset=utf-8><title>x</title>", "a 'b'");
        let page = page.expect("a head");
        let expected = "<head><meta charset=utf-8><meta http-equiv=\"content-security-policy\" \
                        content=\"a 'b'\"><title>x</title>";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_policy_is_replaced_and_not_joined_by_another() {
        let page = with_policy("<meta charset=utf-8><title>", "old").expect("a head");
        let page = with_policy(&page, "new").expect("a head");
        assert!(page.contains("content=\"new\"><title>"), "{page}");
        assert_eq!(page.matches("content-security-policy").count(), 1, "{page}");
        assert!(!page.contains("old"), "{page}");
    }
}
