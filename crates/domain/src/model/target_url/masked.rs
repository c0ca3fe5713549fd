//! An address as it may be stored.

use crate::model::target_url::parts::{has_password, scheme, user};
use crate::model::target_url::shown::shown;

/// The address with user and password replaced by stars where they stand, as GitLab masks them.
///
/// Unlike [`mask_credentials`](super::mask_credentials), which looks for addresses in a text, it takes the whole text for
/// one, so that blanks in a password end nothing. Text that is no address keeps what stands behind its last `@`.
pub fn masked(url: &str) -> String {
    let url = url.trim();
    let Some(scheme) = scheme(url) else {
        return shown(url).trim().to_owned();
    };
    let mut masked = [scheme, "://"].concat();
    let user = user(url);
    if let Some(user) = user {
        masked.push_str(if user == "git" { user } else { "*****" });
    }
    if has_password(url) {
        masked.push_str(":*****@");
    } else if user.is_some() {
        masked.push('@');
    }
    masked.push_str(&shown(url));
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_credentials_are_left_and_their_places_are() {
        let check = |url: &str, expected: &str| {
            assert_eq!(masked(url), expected, "{url}");
            assert_eq!(masked(expected), expected, "{url}");
        };
        check("https://u:p@h/a.git", "https://*****:*****@h/a.git");
        check("https://*****:*****@h/a.git", "https://*****:*****@h/a.git");
        check("https://tok@h/a.git", "https://*****@h/a.git");
        check("https://:p@h/a.git", "https://:*****@h/a.git");
        check("ssh://git@h:22/a.git", "ssh://git@h:22/a.git");
        check("ssh://git:pw@h/a.git", "ssh://git:*****@h/a.git");
        check("https://u:p w@h/a", "https://*****:*****@h/a");
        check("https://u:p@w/x@h/a", "https://*****:*****@h/a");
        check("https://h/a?token=x", "https://h/a?token=*****");
        check("https://h/a.git", "https://h/a.git");
        check("u:p@h/a.git", "h/a.git");
        check("", "");
    }
}
