//! Resources that import as they are, and strings that stay strings.

use super::*;
use crate::model::export::samples::{hostile, plain};
use crate::model::fleet::samples::{project, row};

fn written(row: &Row) -> String {
    let mut text = String::new();
    push_row(&mut text, row);
    text
}

#[test]
fn a_mirror_with_a_password_asks_for_it_in_variables() {
    assert_eq!(
        written(&plain()),
        r#"
variable "acme_app_to_h_101_user" {
  type      = string
  sensitive = true
}

variable "acme_app_to_h_101_password" {
  type      = string
  sensitive = true
}

resource "gitlab_project_push_mirror" "acme_app_to_h_101" {
  project                 = "7"
  url                     = "https://${var.acme_app_to_h_101_user}:${var.acme_app_to_h_101_password}@h/a.git"
  enabled                 = true
  keep_divergent_refs     = false
  only_protected_branches = false
  auth_method             = "password"

  lifecycle {
    ignore_changes = [url]
  }
}

import {
  to = gitlab_project_push_mirror.acme_app_to_h_101
  id = "7:101"
}
"#
    );
}

#[test]
fn credentials_become_variables_where_they_stand() {
    let check = |url: &str, expected: &str| {
        let text = written(&row(&project(1, "a"), 2, url, ""));
        let line = text.lines().find(|line| line.starts_with("  url "));
        let value = line.and_then(|line| line.split_once(" = "));
        assert_eq!(value.map(|(_, value)| value), Some(expected), "{url}");
    };
    let (user, password) = ("${var.a_to_h_2_user}", "${var.a_to_h_2_password}");
    check("https://h/a", "\"https://h/a\"");
    check("ssh://git@h/a", "\"ssh://git@h/a\"");
    check("https://*****@h/a", &format!("\"https://{user}@h/a\""));
    check(
        "ssh://git:*****@h/a",
        &format!("\"ssh://git:{password}@h/a\""),
    );
    check(
        "https://:*****@h/a",
        &format!("\"https://:{password}@h/a\""),
    );
    check("https://h/${a}", "\"https://h/$${a}\"");
}

#[test]
fn strings_stay_strings() {
    let check = |string: &str, expected: &str| {
        let mut text = String::new();
        push_string(&mut text, string);
        assert_eq!(text, expected, "{string}");
    };
    check("", r#""""#);
    check(r#"a"b\c"#, r#""a\"b\\c""#);
    check("a\nb\rc\td\0", r#""a\nb\rc\td\u0000""#);
    check("${a} %{b} $ % {} $$", r#""$${a} %%{b} $ % {} $$""#);
    check("$${a} %%%{b}", r#""$$${a} %%%%{b}""#);
}

#[test]
fn names_are_valid_and_unique() {
    let check = |path: &str, url: &str, expected: &str| {
        let row = row(&project(1, path), 2, url, "");
        assert_eq!(name(&row, "2"), expected);
    };
    check(
        "Acme/web.app-x",
        "https://github.com/a",
        "acme_web_app_x_to_github_com_2",
    );
    check("42/größe", "https://h/a", "project_42_gr_e_to_h_2");
    check("-\\\"", "https://[::1]:2/a", "project__to_1_2");
    let long = name(
        &row(&project(1, &"a/".repeat(99)), 2, "https://h/a", ""),
        "2",
    );
    assert!(
        long.len() < 2 * NAME_LIMIT && long.ends_with("_2"),
        "{long}"
    );
}

#[test]
fn only_what_the_provider_takes_is_said() {
    let text = written(&hostile());
    assert!(
        !text.contains("s3cret") && !text.contains("auth_method"),
        "{text}"
    );
    assert!(
        text.contains("mirror_branch_regex = \"^\\\"$${x}\\\\\""),
        "{text}"
    );
    assert!(!text.contains("only_protected_branches"), "{text}");
    let without_address = written(&row(&project(1, "a"), 2, "", ""));
    assert_eq!(
        without_address,
        "\n# Left out, as GitLab does not show its address: mirror 2 of project 1.\n"
    );
}

#[test]
fn head_names_the_instance() {
    let mut text = String::new();
    push_head(&mut text, "https://u:s3cret@h/git/");
    assert!(
        text.ends_with("  base_url = \"https://*****:*****@h/git/api/v4/\"\n}\n"),
        "{text}"
    );
}
