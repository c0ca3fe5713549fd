//! Tests of the recipes in `docs/hosting` that no server reads: what GitLab runs and what uploads.
//!
//! Commands that are not here are played by small scripts that note what they were told.

use std::{fs, path::Path, process::Command};

use clap::Parser;
use static_host::recipe;
use yaml_rust2::{Yaml, YamlLoader};

use crate::{Arguments, workspace};

fn recipe_of(name: &str) -> String {
    let path = workspace::path("docs/hosting").join(name);
    fs::read_to_string(path).expect("the recipe stands in the repository")
}

/// Puts a program that is a shell script into the folder.
fn play(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a file");
    let status = Command::new("chmod").arg("+x").arg(&path).status();
    assert!(status.is_ok_and(|status| status.success()));
}

/// Runs a shell script in the folder, with the programs of another folder before all others.
fn run(script: &str, folder: &Path, programs: &Path, variables: &[(&str, &str)]) {
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-euc", script])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", programs.display()))
        .envs(variables.iter().copied())
        .output()
        .expect("a shell is at hand");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

fn pages_job() -> Yaml {
    let documents = YamlLoader::load_from_str(&recipe_of("gitlab-pages.yml")).expect("YAML");
    let [document] = <[Yaml; 1]>::try_from(documents).expect("one document");
    let job = document["pages"].clone();
    assert!(
        job.as_hash().is_some(),
        "GitLab publishes what a job `pages` keeps"
    );
    job
}

fn texts(value: &Yaml) -> Vec<String> {
    let list = value.as_vec().expect("a list");
    let texts = list.iter().map(|text| text.as_str().map(str::to_owned));
    texts.collect::<Option<_>>().expect("texts")
}

#[test]
fn gitlab_publishes_the_built_folder_and_not_our_sources() {
    let job = pages_job();
    assert_eq!(texts(&job["artifacts"]["paths"]), ["public"]);
    let place = tempfile::tempdir().expect("a folder");
    let (folder, programs) = (place.path().join("sources"), place.path().join("programs"));
    fs::create_dir_all(folder.join("public")).expect("a folder");
    fs::write(folder.join("public/start.js"), "a source").expect("a file");
    fs::create_dir_all(&programs).expect("a folder");
    let build = "echo \"$@\" > told\nmkdir dist && echo built > dist/index.html";
    play(&programs, "cargo", build);
    let variables = [
        ("CI_SERVER_PROTOCOL", "https"),
        ("CI_SERVER_HOST", "gitlab.example.com"),
        ("CI_SERVER_PORT", "443"),
    ];
    run(
        &texts(&job["script"]).join("\n"),
        &folder,
        &programs,
        &variables,
    );
    let published = fs::read_to_string(folder.join("public/index.html"));
    assert_eq!(published.expect("a page"), "built\n");
    assert!(!folder.join("public/start.js").exists());

    let told = fs::read_to_string(folder.join("told")).expect("cargo was called");
    let words = told.split_whitespace();
    let line = Arguments::try_parse_from(words);
    assert!(line.is_ok(), "{told}: {line:?}");
    assert!(told.starts_with("xtask build --instances "), "{told}");
}

#[test]
fn gitlab_builds_with_the_toolchain_of_the_repository() {
    let image = pages_job()["image"].as_str().map(str::to_owned);
    let toolchain = fs::read_to_string(workspace::path("rust-toolchain.toml")).expect("a file");
    let version = image
        .as_deref()
        .and_then(|image| image.strip_prefix("rust:"));
    let version = version.expect("an image of Rust's own");
    assert!(
        toolchain.contains(&format!("channel = \"{version}")),
        "{toolchain}"
    );
}

#[test]
fn a_store_gets_each_file_with_its_headers_and_the_page_last() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, programs) = (place.path().join("dist"), place.path().join("programs"));
    fs::create_dir_all(&folder).expect("a folder");
    fs::create_dir_all(&programs).expect("a folder");
    let names = ["a-0123456789abcdef.js", "config.json", "index.html"].map(str::to_owned);
    for name in &names {
        fs::write(folder.join(name), "plain").expect("a file");
        if name != "config.json" {
            fs::write(folder.join(format!("{name}.br")), "small").expect("a file");
        }
    }
    fs::write(place.path().join("objects.tsv"), recipe::objects(&names)).expect("a file");
    fs::write(place.path().join("upload.sh"), recipe_of("object-store.sh")).expect("a file");
    play(
        &programs,
        "aws",
        "printf '%s|' \"$@\" >> told\necho >> told",
    );
    let line = "sh upload.sh dist objects.tsv s3://bucket/deck";
    run(line, place.path(), &programs, &[]);

    let told = fs::read_to_string(place.path().join("told")).expect("aws was called");
    let expected = "\
        s3|cp|dist/a-0123456789abcdef.js.br|s3://bucket/deck/a-0123456789abcdef.js|\
        --content-type|text/javascript; charset=utf-8|\
        --cache-control|public, max-age=31536000, immutable|--content-encoding|br|\n\
        s3|cp|dist/config.json|s3://bucket/deck/config.json|\
        --content-type|application/json|--cache-control|no-cache|\n\
        s3|cp|dist/index.html.br|s3://bucket/deck/index.html|\
        --content-type|text/html; charset=utf-8|--cache-control|no-cache|\
        --content-encoding|br|\n";
    assert_eq!(told, expected);
}
