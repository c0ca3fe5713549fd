//! How a mirror authenticates, in words.

use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_domain::model::target_url;
use mirrordeck_language::{fill, text};

/// Whether the target is reached over SSH.
pub(super) fn is_ssh(mirror: &Mirror) -> bool {
    mirror.url.as_deref().and_then(target_url::scheme) == Some("ssh")
}

/// Whether GitLab uses a key pair of its own, so that there is a public key: an `ssh://` address with that method.
pub(super) fn uses_key(mirror: &Mirror) -> bool {
    is_ssh(mirror) && mirror.auth_method == Some(AuthMethod::SshPublicKey)
}

/// The method, and what is stored.
pub(super) fn method(mirror: &Mirror) -> String {
    let url = mirror.url.as_deref().unwrap_or_default();
    let english = match (&mirror.auth_method, is_ssh(mirror)) {
        (Some(AuthMethod::SshPublicKey), true) => "SSH public key",
        (Some(AuthMethod::SshPublicKey), false) => {
            "SSH public key, which GitLab does not use here: the address does not begin with ssh://"
        }
        (None, true) => "SSH. GitLab tells the method from 16.10 on",
        (Some(AuthMethod::Unknown(word)), _) => return fill("GitLab calls it {0}", &[word]),
        (Some(AuthMethod::Password) | None, _) => {
            match (target_url::has_user(url), target_url::has_password(url)) {
                (true, true) => "User and password or token",
                (false, true) => "Password or token without a user",
                (true, false) => "User without a password",
                (false, false) => "No credentials",
            }
        }
    };
    text(english).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_method_is_worded_as_it_is_used() {
        let check = |url: &str, method_name: &str, expected: &str, has_key: bool| {
            let text = format!(r#"{{"id":1,"url":"{url}","auth_method":{method_name}}}"#);
            let mirror: Mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
            assert!(method(&mirror).starts_with(expected), "{}", method(&mirror));
            assert_eq!(uses_key(&mirror), has_key, "{url} {method_name}");
        };
        let https = "https://*****:*****@h/a.git";
        check(https, r#""password""#, "User and password", false);
        check(https, "null", "User and password", false);
        check("ssh://git@h/a.git", "null", "SSH. GitLab tells", false);
        check(
            "https://*****@h/a.git",
            r#""password""#,
            "User without",
            false,
        );
        check("https://h/a.git", r#""password""#, "No credentials", false);
        check(
            "ssh://git@h/a.git",
            r#""ssh_public_key""#,
            "SSH public key",
            true,
        );
        check(https, r#""ssh_public_key""#, "SSH public key, which", false);
        check(https, r#""kerberos""#, "GitLab calls it kerberos", false);
    }
}
