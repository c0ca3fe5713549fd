//! Terraform and OpenTofu: a resource and an import block for each mirror.
//!
//! Facts of `gitlab_project_push_mirror` from `docs/resources/project_push_mirror.md` in the provider's repository
//! (`gitlabhq/terraform-provider-gitlab`, commit 41a785c).
//! Its import cannot read credentials, as GitLab shows none, and would replace the mirror on the first apply, with its
//! keys and its history. Therefore changes of `url` are ignored, and a comment says when to take that line out.
//!
//! A provider speaks to one instance with one token, so each further account is a provider of its own, by an alias.

use crate::model::export::json::push_escaped;
use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::origin::Origin;
use crate::model::fleet::row::Row;
use crate::model::mirror::AuthMethod;
use crate::model::target_url::mask_credentials;

/// Longest part of a name that a path may make.
const NAME_LIMIT: usize = 60;

const HEAD: &str = "\
# Push mirrors as resources, to be imported by `terraform plan` and `terraform apply` (1.5 or newer).
#
# GitLab shows no credentials, so this file has none: give each user and password that is declared below as a variable.
# `ignore_changes` keeps the import from replacing every mirror that has a password. Take it out of a resource to
# change its address, which replaces the mirror.
# Older versions of the provider call the resource `gitlab_project_mirror`.

terraform {
  required_version = \">= 1.5.0\"
  required_providers {
    gitlab = {
      source = \"gitlabhq/gitlab\"
    }
  }
}

# Takes its token from GITLAB_TOKEN.
provider \"gitlab\" {
  base_url = ";

/// Begins a file, with a provider for the person's own account and for each other one of these.
pub fn push_head(text: &mut String, origins: &[Origin], accounts: &Accounts) {
    text.push_str(HEAD);
    push_root(text, accounts.instance(Origin::default()));
    text.push_str("\n}\n");
    for origin in origins {
        if let Some(alias) = alias(*origin, accounts) {
            push_provider(text, &alias, accounts.instance(*origin));
        }
    }
}

/// Appends the provider of another account, which takes its token from a variable.
fn push_provider(text: &mut String, alias: &str, instance: &str) {
    text.push_str("\nvariable \"");
    text.push_str(alias);
    text.push_str(
        "_token\" {\n  type      = string\n  sensitive = true\n}\n\nprovider \"gitlab\" {",
    );
    let width = "base_url".len();
    push_key(text, "alias", width);
    push_string(text, alias);
    push_key(text, "base_url", width);
    push_root(text, instance);
    push_key(text, "token", width);
    text.push_str("var.");
    text.push_str(alias);
    text.push_str("_token\n}\n");
}

fn push_root(text: &mut String, instance: &str) {
    let instance = mask_credentials(instance);
    push_string(text, &[instance.trim_end_matches('/'), "/api/v4/"].concat());
}

/// What the provider of an account is called; nothing for the person's own. Made of the instance's host, and
/// unique by the account's place.
fn alias(origin: Origin, accounts: &Accounts) -> Option<String> {
    if origin.is_own() {
        return None;
    }
    let instance = accounts.of(origin)?.instance.as_ref()?;
    let mut alias = String::from("at_");
    push_word(&mut alias, instance.host());
    if !alias.ends_with('_') {
        alias.push('_');
    }
    alias.push_str(&origin.0.to_string());
    Some(alias)
}

/// Appends a mirror. One whose address the server does not show is named in a comment.
pub fn push_row(text: &mut String, row: &Row, accounts: &Accounts) {
    let alias = alias(row.project.origin, accounts);
    let alias = alias.as_deref();
    let (project, mirror) = (row.project.id.to_string(), row.id.to_string());
    text.push('\n');
    if row.target.scheme().is_empty() {
        text.push_str("# Left out, as GitLab does not show its address: mirror ");
        text.push_str(&mirror);
        text.push_str(" of project ");
        text.push_str(&project);
        if alias.is_some() {
            text.push_str(" at ");
            push_string(text, accounts.instance(row.project.origin));
        }
        text.push_str(".\n");
        return;
    }
    let name = name(row, &mirror, alias);
    let user = (row.target.user() == Some("*****")).then(|| [&*name, "_user"].concat());
    let has_password = row.target.has_password();
    let password = has_password.then(|| [&*name, "_password"].concat());
    for variable in [&user, &password].into_iter().flatten() {
        text.push_str("variable \"");
        text.push_str(variable);
        text.push_str("\" {\n  type      = string\n  sensitive = true\n}\n\n");
    }
    text.push_str("resource \"gitlab_project_push_mirror\" \"");
    text.push_str(&name);
    text.push_str("\" {");
    // As `terraform fmt` aligns them: by the longest name.
    let width = match &row.branch_regex {
        Some(_) => "mirror_branch_regex".len(),
        None => "only_protected_branches".len(),
    };
    if let Some(alias) = alias {
        push_key(text, "provider", width);
        text.push_str("gitlab.");
        text.push_str(alias);
    }
    push_key(text, "project", width);
    push_string(text, &project);
    push_key(text, "url", width);
    push_url(text, row, user.as_deref(), password.as_deref());
    push_key(text, "enabled", width);
    push_flag(text, row.enabled);
    // The provider's default is the opposite of GitLab's.
    push_key(text, "keep_divergent_refs", width);
    push_flag(text, row.keep_divergent_refs);
    match &row.branch_regex {
        Some(regex) => {
            push_key(text, "mirror_branch_regex", width);
            push_string(text, regex);
        }
        None => {
            push_key(text, "only_protected_branches", width);
            push_flag(text, row.only_protected_branches);
        }
    }
    match &row.auth_method {
        Some(method @ (AuthMethod::Password | AuthMethod::SshPublicKey)) => {
            push_key(text, "auth_method", width);
            push_string(text, method.as_str());
        }
        // The provider refuses other words.
        Some(AuthMethod::Unknown(_)) | None => {}
    }
    text.push_str("\n\n  lifecycle {\n    ignore_changes = [url]\n  }\n}\n\nimport {");
    let width = if alias.is_some() {
        "provider".len()
    } else {
        "to".len()
    };
    if let Some(alias) = alias {
        push_key(text, "provider", width);
        text.push_str("gitlab.");
        text.push_str(alias);
    }
    push_key(text, "to", width);
    text.push_str("gitlab_project_push_mirror.");
    text.push_str(&name);
    push_key(text, "id", width);
    text.push('"');
    text.push_str(&project);
    text.push(':');
    text.push_str(&mirror);
    text.push_str("\"\n}\n");
}

/// A name made of the project's path and the target's host, and unique by the mirror's number and its provider's
/// alias.
fn name(row: &Row, mirror: &str, alias: Option<&str>) -> String {
    let mut name = String::new();
    let words = [&row.project.path, "to", row.target.host(), mirror];
    for word in words.into_iter().chain(alias) {
        if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        push_word(&mut name, word);
    }
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert_str(0, "project_");
    }
    name
}

/// Letters and digits in lower case, and a `_` for each run of anything else.
fn push_word(name: &mut String, text: &str) {
    let start = name.len();
    for c in text.chars() {
        if name.len() - start >= NAME_LIMIT {
            return;
        }
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
}

/// Begins the line of an argument.
fn push_key(text: &mut String, key: &str, width: usize) {
    text.push_str("\n  ");
    text.push_str(key);
    for _ in key.len()..width {
        text.push(' ');
    }
    text.push_str(" = ");
}

fn push_flag(text: &mut String, flag: bool) {
    text.push_str(if flag { "true" } else { "false" });
}

/// The address with variables in the place of its credentials, which GitLab stores as they are given.
fn push_url(text: &mut String, row: &Row, user: Option<&str>, password: Option<&str>) {
    let address = row.target.address();
    let rest = row.target.shown();
    text.push('"');
    push_escaped_text(text, &address[..address.len() - rest.len()]);
    match user {
        Some(user) => push_variable(text, user),
        None => text.push_str(row.target.user().unwrap_or_default()),
    }
    if let Some(password) = password {
        text.push(':');
        push_variable(text, password);
    }
    if row.target.user().is_some() || password.is_some() {
        text.push('@');
    }
    push_escaped_text(text, rest);
    text.push('"');
}

fn push_variable(text: &mut String, name: &str) {
    text.push_str("${var.");
    text.push_str(name);
    text.push('}');
}

fn push_string(text: &mut String, string: &str) {
    text.push('"');
    push_escaped_text(text, string);
    text.push('"');
}

fn push_escaped_text(text: &mut String, string: &str) {
    let mut rest = string.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // `${` and `%{` begin a template; doubled, they do not.
            '$' | '%' if rest.peek() == Some(&'{') => {
                text.push(c);
                text.push(c);
            }
            _ if c.is_control() => push_escaped(text, c),
            _ => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
