//! Resources that import as they are, and strings that stay strings.

use super::*;
use crate::model::export::samples::{hostile, plain, plain_of, setting};
use crate::model::fleet::samples::{project, project_of, row};

fn written(row: &Row) -> String {
    let mut text = String::new();
    push_row(&mut text, row, setting().accounts);
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
        assert_eq!(name(&row, "2", None), expected);
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
        None,
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
    push_head(&mut text, &[Origin(0)], setting().accounts);
    assert!(
        text.ends_with("  base_url = \"https://gitlab.example.com/api/v4/\"\n}\n"),
        "{text}"
    );
    let mut text = String::new();
    push_root(&mut text, "https://u:s3cret@h/git/");
    assert_eq!(text, "\"https://*****:*****@h/git/api/v4/\"");
}

#[test]
fn every_other_account_has_a_provider_of_its_own() {
    let mut text = String::new();
    push_head(&mut text, &[Origin(1)], setting().accounts);
    assert!(
        text.ends_with(
            r#"
variable "at_git_example_net_8443_1_token" {
  type      = string
  sensitive = true
}

provider "gitlab" {
  alias    = "at_git_example_net_8443_1"
  base_url = "https://git.example.net:8443/lab/api/v4/"
  token    = var.at_git_example_net_8443_1_token
}
"#
        ),
        "{text}"
    );
    let text = written(&plain_of(2));
    let name = "acme_app_to_h_101_at_gitlab_example_com_2";
    for part in [
        "  provider                = gitlab.at_gitlab_example_com_2\n  project ",
        &format!("resource \"gitlab_project_push_mirror\" \"{name}\""),
        &format!(
            "import {{\n  provider = gitlab.at_gitlab_example_com_2\n  to       = gitlab_project_push_mirror.{name}\n  id       = \"7:101\"\n}}\n"
        ),
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let without_address = row(&project_of(1, 1, "a"), 2, "", "");
    assert!(written(&without_address).ends_with(" 1 at \"https://git.example.net:8443/lab\".\n"));
}
