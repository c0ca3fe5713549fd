//! Findings as tables: mirrors in, words out.

use std::rc::Rc;

use super::*;
use crate::model::fleet::accounts::Account;
use crate::model::fleet::project_info::ProjectInfo;
use crate::model::fleet::samples::{accounts, project, project_of, row};
use crate::model::instance::InstanceUrl;

/// Checks the words of the flags of every row, each given as project, address and further keys.
fn check_on(instance: &str, rows: &[(&str, &str, &str)], expected: &[&str]) {
    InstanceUrl::parse(instance).expect("the tables hold instances");
    let accounts = accounts(&[("", instance)]);
    let public_hosts = ["github.com".to_owned(), String::new()];
    let surroundings = Surroundings {
        accounts: &accounts,
        public_hosts: &public_hosts,
    };
    let rows: Vec<Row> = (1..)
        .zip(rows)
        .map(|(id, (path, url, keys))| row(&project(1, path), id, url, keys))
        .collect();
    let found: Vec<String> = insight(&rows, &surroundings)
        .into_iter()
        .map(words)
        .collect();
    assert_eq!(found, expected);
}

fn check(rows: &[(&str, &str, &str)], expected: &[&str]) {
    check_on("https://gitlab.example.com", rows, expected);
}

fn words(flags: Flags) -> String {
    let words: Vec<&str> = Flags::ALL
        .iter()
        .filter(|(_, flag)| flags.contains(*flag))
        .map(|(word, _)| *word)
        .collect();
    words.join(" ")
}

#[test]
fn equal_targets_are_duplicates_in_a_project_and_shared_between_projects() {
    check(
        &[
            ("a/one", "https://*****:*****@h/x.git", ""),
            ("a/two", "https://h/y", ""),
            ("a/one", "https://H:443/x/", r#","enabled":false"#),
            ("a/two", "https://h/z", ""),
            ("a/three", "https://h/y.git", ""),
            ("a/three", "https://h/y", ""),
            ("a/four", "ssh://git@h/y.git", ""),
            ("a/five", "odd", ""),
            ("a/six", "odd", ""),
        ],
        &[
            "duplicate",
            "shared",
            "duplicate",
            "",
            "duplicate shared",
            "duplicate shared",
            "",
            "",
            "",
        ],
    );
    check(&[], &[]);
}

#[test]
fn a_mirror_to_its_own_project_is_seen_in_every_spelling() {
    let check = |instance: &str, url: &str, expected: &str| {
        check_on(instance, &[("Acme/app", url, "")], &[expected]);
    };
    for url in [
        "https://h/Acme/app.git",
        "https://*****:*****@H:443/acme/App",
        "ssh://git@h/Acme/app.git",
        "ssh://git@h:2222/Acme/app",
        "git://h/Acme/app.git",
    ] {
        check("https://h", url, "self");
    }
    check("https://h", "http://h/Acme/app.git", "self http");
    check("https://h:8443", "https://h:8443/Acme/app", "self");
    check("https://h:8443", "ssh://git@h/Acme/app", "self");
    check("https://h/gitlab", "https://h/gitlab/Acme/app", "self");
    check("https://h/gitlab", "ssh://git@h/Acme/app", "self");
    for (instance, url) in [
        ("https://h", "https://h/Acme/other"),
        ("https://h", "https://h/gitlab/Acme/app"),
        ("https://h", "https://h2/Acme/app"),
        ("https://h2", "https://h/Acme/app"),
        ("https://h2", "ssh://git@h/Acme/app"),
        ("https://h:8443", "https://h/Acme/app"),
        ("https://h/gitlab", "https://h/Acme/app"),
        ("https://h/gitlab", "https://h/gitlab2/Acme/app"),
        ("https://h", "https://h"),
    ] {
        check(instance, url, "");
    }
}

#[test]
fn mirrors_to_each_other_play_ping_pong() {
    let host = "https://gitlab.example.com";
    let to = |path: &str| [host, "/", path, ".git"].concat();
    check(
        &[
            ("a/one", &to("A/two"), ""),
            ("a/two", &to("a/one"), r#","enabled":false"#),
            ("a/two", &to("a/three"), ""),
            ("a/three", &to("a/one"), ""),
            ("a/three", &to("a/unread"), ""),
            ("a/one", "https://other.example/a/three", ""),
        ],
        &["pingpong", "pingpong shared", "", "shared", "", ""],
    );
}

#[test]
fn the_server_skips_enabled_mirrors_behind_the_tenth() {
    let project: Rc<ProjectInfo> = project(1, "a/one");
    // Mirrors come in any order, and disabled ones do not count.
    let rows: Vec<Row> = (1..=13)
        .rev()
        .map(|id| {
            let keys = if id == 3 { r#","enabled":false"# } else { "" };
            row(&project, id, &format!("https://t/{id}"), keys)
        })
        .collect();
    let skipped = |has_limit: bool| {
        let accounts = Accounts::new(vec![Account {
            has_limit,
            ..Account::default()
        }]);
        let surroundings = Surroundings {
            accounts: &accounts,
            public_hosts: &[],
        };
        let flags = insight(&rows, &surroundings);
        let skipped = rows.iter().zip(flags);
        skipped
            .filter(|(_, flags)| flags.contains(Flags::OVER_LIMIT))
            .map(|(row, _)| row.id.0)
            .collect::<Vec<u64>>()
    };
    assert_eq!(skipped(true), [13, 12]);
    assert_eq!(skipped(false), [0; 0]);
}

#[test]
fn plain_http_missing_host_keys_and_public_hosts_are_seen_alone() {
    let check = |url: &str, keys: &str, expected: &str| {
        check(&[("a/one", url, keys)], &[expected]);
    };
    check("http://h/a", "", "http");
    check("HTTP://h/a", "", "http");
    check("ssh://git@h/a", r#","host_keys":[]"#, "nohostkeys");
    check("ssh://git@h/a", r#","host_keys":null"#, "");
    check("ssh://git@h/a", r#","host_keys":[{}]"#, "");
    check("https://h/a", r#","host_keys":[]"#, "");
    check("https://GitHub.com/a", "", "public");
    check("ssh://git@ssh.github.com:443/a", "", "public");
    check("https://notgithub.com/a", "", "");
    check("no address", "", "");
}

#[test]
fn what_is_public_here_may_be_public_there() {
    let accounts = accounts(&[("", "h")]);
    let check = |visibility: Visibility, expected: &str| {
        let mut info = (*project(1, "a/one")).clone();
        info.visibility = visibility;
        let rows = [row(&Rc::new(info), 1, "https://github.com/a", "")];
        let surroundings = Surroundings {
            accounts: &accounts,
            public_hosts: &["github.com".to_owned()],
        };
        let found = insight(&rows, &surroundings);
        assert_eq!(words(found[0]), expected, "{visibility:?}");
    };
    check(Visibility::Private, "public");
    check(Visibility::Internal, "public");
    check(Visibility::Public, "");
    check(Visibility::Unknown, "");
}

/// Two accounts at one instance and one at another; each row with its origin, project and address.
fn check_of(rows: &[(u8, &str, &str)], expected: &[&str]) {
    let accounts = accounts(&[
        ("Work", "https://work.example"),
        ("Home", "https://home.example"),
        ("Bot", "https://work.example"),
    ]);
    let surroundings = Surroundings {
        accounts: &accounts,
        public_hosts: &[],
    };
    let rows: Vec<Row> = (1..)
        .zip(rows)
        .map(|(id, (origin, path, url))| row(&project_of(*origin, 1, path), id, url, ""))
        .collect();
    let found = insight(&rows, &surroundings).into_iter().map(words);
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn projects_of_two_instances_with_one_path_are_two_projects() {
    check_of(
        &[
            (0, "a/one", "https://h/x"),
            (1, "a/one", "https://h/x"),
            (1, "a/two", "https://h/y"),
        ],
        &["shared", "shared", ""],
    );
}

#[test]
fn mirrors_play_ping_pong_between_instances_too() {
    check_of(
        &[
            (0, "a/one", "https://home.example/b/two"),
            (1, "b/two", "https://work.example/A/one.git"),
            (1, "a/one", "https://work.example/a/one"),
            (1, "a/one", "https://home.example/a/one"),
            (2, "c/three", "https://work.example/a/one"),
            (0, "a/one", "https://work.example/c/three"),
        ],
        &[
            "pingpong",
            "pingpong",
            "shared",
            "self",
            "pingpong shared",
            "pingpong",
        ],
    );
}

#[test]
fn each_server_has_its_own_limit() {
    let accounts = |own: bool, other: bool| {
        let account = |has_limit| Account {
            has_limit,
            ..Account::default()
        };
        Accounts::new(vec![account(own), account(other)])
    };
    let of = |origin: u8| {
        let project = project_of(origin, 1, "a/one");
        (1..=11).map(move |id| row(&project, id, &format!("https://t{origin}/{id}"), ""))
    };
    let rows: Vec<Row> = of(0).chain(of(1)).collect();
    let check = |own: bool, other: bool, expected: &[usize]| {
        let surroundings = Surroundings {
            accounts: &accounts(own, other),
            public_hosts: &[],
        };
        let flags = insight(&rows, &surroundings);
        let skipped = (0..rows.len()).filter(|at| flags[*at].contains(Flags::OVER_LIMIT));
        assert_eq!(skipped.collect::<Vec<_>>(), expected);
    };
    check(true, true, &[10, 21]);
    check(true, false, &[10]);
    check(false, true, &[21]);
    check(false, false, &[]);
}
