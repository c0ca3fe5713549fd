//! Commands survive a shell, and no secret survives the making of a command.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::api::mirror_changes::MirrorChanges;
use crate::api::mirrors::{create_mirror, list_mirrors, update_mirror};
use crate::api::new_mirror::NewMirror;
use crate::model::id::{MirrorId, ProjectId};
use crate::model::secret::Secret;

const ROOT: &str = "https://gitlab.example.com/api/v4";

/// Splits a command as a POSIX shell does, with no variables set.
fn shell_words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = command.chars();
    while let Some(character) = characters.next() {
        match character {
            ' ' => words.extend(word.take()),
            '\\' => word
                .get_or_insert_default()
                .push(characters.next().expect("a backslash quotes something")),
            '\'' | '"' => {
                let word = word.get_or_insert_default();
                for inner in characters.by_ref() {
                    if inner == character {
                        break;
                    }
                    word.push(inner);
                }
            }
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

fn creation(url: &str) -> Call<crate::model::mirror::Mirror> {
    let mirror = NewMirror {
        url: Secret::new(url),
        enabled: true,
        only_protected_branches: false,
        keep_divergent_refs: false,
        auth_method: None,
        mirror_branch_regex: None,
        host_keys: Vec::new(),
    };
    create_mirror(ProjectId(42), &mirror)
}

#[test]
fn reads_and_writes_become_commands() {
    assert_eq!(
        list_mirrors(ProjectId(42), 1).as_curl("https://gitlab.example.com/api/v4/"),
        "curl --header \"PRIVATE-TOKEN: $GITLAB_TOKEN\" \
         'https://gitlab.example.com/api/v4/projects/42/remote_mirrors?per_page=100&page=1'"
    );
    assert_eq!(
        update_mirror(ProjectId(42), MirrorId(7), &MirrorChanges::enabled(true)).as_curl(ROOT),
        "curl --request PUT --header \"PRIVATE-TOKEN: $GITLAB_TOKEN\" \
         --header 'Content-Type: application/json' --data '{\"enabled\":true}' \
         'https://gitlab.example.com/api/v4/projects/42/remote_mirrors/7'"
    );
}

#[test]
fn credentials_become_placeholders() {
    let check = |url: &str, shown: &str| assert_eq!(without_credentials(url), shown, "{url}");
    check("https://h/a.git", "https://h/a.git");
    check(
        "https://bot:tok@h/a.git",
        "https://<user>:<password>@h/a.git",
    );
    check("https://tok@h/a.git", "https://<user>@h/a.git");
    check("https://:tok@h/a.git", "https://<user>:<password>@h/a.git");
    check(
        "https://u:p@ss@h:8443/a.git",
        "https://<user>:<password>@h:8443/a.git",
    );
    check("ssh://git@h/a.git", "ssh://git@h/a.git");
    check("ssh://git:tok@h/a.git", "ssh://<user>:<password>@h/a.git");
    check(
        "https://h/a.git?private_token=tok",
        "https://h/a.git?<query>",
    );
    check("git@h:a.git", "git@h:a.git");
    check("bot:tok@h", "<user>:<password>@h");
    check("", "");
}

#[test]
fn body_of_another_shape_is_not_shown() {
    assert_eq!(without_secrets("url=https://u:p@h"), "<body>");
    assert_eq!(without_secrets("[\"secret\"]"), "<body>");
    assert_eq!(
        without_secrets(r#"{"url":["https://u:p@h"]}"#),
        r#"{"url":""}"#
    );
    assert_eq!(
        without_secrets(r#"{"auth_password":"p","auth_user":"u"}"#),
        r#"{"auth_password":"<password>","auth_user":"u"}"#
    );
}

proptest! {
    #[test]
    fn shell_gives_back_what_was_quoted(text in ".*") {
        let mut command = String::new();
        quote(&text, &mut command);
        prop_assert_eq!(shell_words(&command), vec![text]);
    }

    #[test]
    fn command_has_the_same_words_for_every_pattern(regex in "[^\\x00]*") {
        let changes = MirrorChanges { mirror_branch_regex: Some(regex.clone()), ..MirrorChanges::default() };
        let words = shell_words(&update_mirror(ProjectId(1), MirrorId(2), &changes).as_curl(ROOT));
        prop_assert_eq!(words.len(), 10);
        prop_assert_eq!(&words[4], "PRIVATE-TOKEN: $GITLAB_TOKEN");
        let body: Value = serde_json::from_str(&words[8]).unwrap_or_default();
        prop_assert_eq!(body["mirror_branch_regex"].as_str(), Some(regex.as_str()));
    }

    #[test]
    fn no_password_reaches_the_command(secret in "[!-~]{6,40}") {
        // What cannot be told apart from the words of the command itself is no test.
        prop_assume!(!format!("{}https://<user>:<password>@git.example.net/a.git", creation("https://h/").as_curl(ROOT)).contains(&secret));
        let command = creation(&format!("https://bot:{secret}@git.example.net/a.git")).as_curl(ROOT);
        prop_assert!(!command.contains(&secret), "{}", command);
    }
}
