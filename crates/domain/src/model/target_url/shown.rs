//! How a target reads in a table.

use crate::model::target_url::mask::mask_credentials;
use crate::model::target_url::parts::Parts;

/// `host/path` without scheme and credentials; text that is no address stays as it is, credentials masked.
///
/// So are tokens in the query, which GitLab itself does not hide.
pub fn shown(url: &str) -> String {
    let url = &*mask_credentials(url);
    match Parts::of(url) {
        Some(parts) => {
            let rest_at =
                url.len() - parts.path.len() - parts.port.map_or(0, |port| port.len() + 1);
            url[rest_at - parts.host.len()..].to_owned()
        }
        // An `@` ends credentials in whatever form, so that nothing before it is safe to show.
        None => url
            .rsplit_once('@')
            .map_or(url, |(_, rest)| rest)
            .to_owned(),
    }
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
        check("u:p@h/a.git", "h/a.git");
        check("h/a.git", "h/a.git");
        check("", "");
    }
}
