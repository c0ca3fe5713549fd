//! Rules of CONTRIBUTING.md that a program can check, checked.
//!
//! Each rule is a function from sources to violations. It is called twice: here on the repository,
//! which must be clean, and in its own module on bad input, which must be found.

mod files;
mod layers;
mod manifests;
mod paths;
mod review;
mod sources;
mod styles;
mod words;

use crate::sources::{Source, repository};

fn check(what: &str, violations: &[String]) {
    assert!(
        violations.is_empty(),
        "{what}:\n  {}\n",
        violations.join("\n  ")
    );
}

fn rust() -> Vec<Source> {
    let sources = repository(&["src", "crates", "tests"], "rs");
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

#[test]
fn layers_import_only_what_stands_before_them() {
    check("imports across layers", &layers::violations(&rust()));
}

#[test]
fn every_module_says_what_it_is_for() {
    check(
        "modules without a first line of documentation",
        &files::undocumented(&rust()),
    );
}

#[test]
fn no_file_is_too_long() {
    check("files over the limit", &files::too_long(&rust()));
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    check("module names", &files::empty_names(&rust()));
}

#[test]
fn nothing_is_silenced_skipped_or_left_undone() {
    check(
        "words that must not stand in the code",
        &words::violations(&rust()),
    );
}

#[test]
fn every_stylesheet_belongs_to_a_component() {
    let styles = repository(&["style/components"], "css");
    check(
        "stylesheets without a component",
        &styles::orphans(&styles, &rust()),
    );
}

#[test]
fn the_page_links_every_stylesheet_in_the_order_of_layers() {
    let styles = repository(&["style"], "css");
    let page = sources::read("index.html");
    check(
        "stylesheets and the page",
        &styles::unlinked(&styles, &page),
    );
}

#[test]
fn stylesheets_keep_to_layers_and_tokens() {
    check(
        "stylesheets",
        &styles::violations(&repository(&["style"], "css")),
    );
}

#[test]
fn crates_depend_only_on_what_they_may() {
    let manifest = |path: &str| Source {
        path: path.into(),
        text: sources::read(path),
    };
    let app = manifest("Cargo.toml");
    let domain = manifest("crates/domain/Cargo.toml");
    let sandbox = manifest("crates/gitlab-sandbox/Cargo.toml");
    check(
        "dependencies",
        &manifests::violations(&app, &domain, &sandbox),
    );
}

#[test]
fn the_security_review_names_tests_that_exist() {
    let review = sources::read("docs/security.md");
    let has = |file: &str, test: &str| sources::read(file).contains(&format!("fn {test}("));
    check("tests that are gone", &review::missing(&review, has));
}
