//! How a target reads in a table.

use crate::model::target_url::mask::push_without_query_tokens;
use crate::model::target_url::parts::Parts;

/// `host/path` without scheme and credentials; of text that is no address, what stands behind its last `@`.
///
/// Tokens in the query are masked too, which GitLab itself does not hide.
pub fn shown(url: &str) -> String {
    let rest_at = match Parts::of(url) {
        Some(parts) => {
            let port = parts.port.map_or(0, |port| port.len() + 1);
            url.len() - parts.path.len() - port - parts.host.len()
        }
        // An `@` ends credentials in whatever form, so that nothing before it is safe to show.
        None => url.rfind('@').map_or(0, |at| at + 1),
    };
    let mut shown = String::with_capacity(url.len() - rest_at);
    push_without_query_tokens(&mut shown, &url[rest_at..]);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_host_and_path_are_shown() {
        let check = |url: &str, expected: &str| assert_eq!(shown(url), expected, "{url}");
        check(
            "https://*****:*****@github.com/acme/app.git",
            "github.com/acme/app.git",
        );
        check("https://u:p@w@h:8443/a.git", "h:8443/a.git");
        check("ssh://git@[2001:db8::1]:2222/a", "[2001:db8::1]:2222/a");
        check("https://h", "h");
        check("https://h:/a?x#y", "h:/a?x#y");
        check(
            "https://h/a?access_token=x&y=1",
            "h/a?access_token=*****&y=1",
        );
        check("https://u:p w@h/a?token=x", "h/a?token=*****");
        check("https://h/a?b c&token=x", "h/a?b c&token=*****");
        check("u:p@h/a.git", "h/a.git");
        check("h/a.git?token=x", "h/a.git?token=*****");
        check("h/a.git", "h/a.git");
        check("", "");
    }
}
