//! What depends on where the app will stand: whom the page may call, and settings for servers.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::json;
use static_host::{Reach, page_policy, recipe};

use crate::workspace;

use super::{compress, page, worker};

/// The instance that the recipes in `docs/hosting` are written for.
const EXAMPLE: &str = "https://gitlab.example.com";

/// Names in a built folder whom the page may call, and offers them on the Connect page.
pub(crate) fn address(folder: &Path, reach: &Reach) -> Result<()> {
    let path = folder.join("index.html");
    let html = fs::read_to_string(&path).context("the built folder has no index.html")?;
    fs::write(&path, page::with_policy(&html, &page_policy(reach))?)?;
    compress::file(&path)?;
    worker::address(folder, reach)?;
    compress::file(&folder.join(worker::FILE))?;
    fs::write(folder.join("config.json"), settings(reach)?)?;
    Ok(())
}

fn settings(reach: &Reach) -> Result<String> {
    match reach {
        Reach::Only(origins) if !origins.is_empty() => {
            let offered: Vec<_> = origins.iter().map(|url| json!({ "url": url })).collect();
            Ok(format!("{:#}\n", json!({ "instances": offered })))
        }
        _ => fs::read_to_string(workspace::path("public/config.json"))
            .context("public/config.json is missing"),
    }
}

/// Where the settings for servers are put.
pub(crate) fn folder() -> PathBuf {
    workspace::path("target/hosting")
}

/// Writes the recipes of `docs/hosting` for these instances, with what fits this very build.
pub(crate) fn write(reach: &Reach) -> Result<()> {
    let target = folder();
    if target.exists() {
        fs::remove_dir_all(&target).context("cannot clear target/hosting/")?;
    }
    let instance = match reach {
        Reach::Only(origins) => origins.first().map_or(EXAMPLE, String::as_str),
        Reach::Anybody => EXAMPLE,
    };
    copy(&workspace::path("docs/hosting"), &target, instance)?;
    for (name, text) in generated(reach) {
        fs::write(target.join(name), text)?;
    }
    let names = names(&workspace::dist())?;
    fs::write(target.join("_headers"), recipe::headers_file(reach, &names))?;
    fs::write(target.join("objects.tsv"), recipe::objects(&names))?;
    Ok(())
}

/// Files of `docs/hosting` that are written from the headers of `static-host`.
fn generated(reach: &Reach) -> [(&'static str, String); 4] {
    [
        ("nginx/cache.conf", recipe::nginx_cache()),
        ("nginx/headers.conf", recipe::nginx_headers(reach)),
        ("caddy/headers.caddy", recipe::caddy_headers(reach)),
        ("container/headers.caddy", recipe::container_headers()),
    ]
}

fn copy(from: &Path, to: &Path, instance: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target, instance)?;
        } else {
            let text = fs::read_to_string(&path)?;
            fs::write(target, text.replace(EXAMPLE, instance))?;
        }
    }
    Ok(())
}

/// The files of the built folder without their compressed neighbours, in the order of their names.
fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.sort();
    Ok(names)
}

fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), names)?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            names.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use static_host::{Reach, host_policy};

    use super::{EXAMPLE, address, generated, names, worker};
    use crate::workspace;

    fn example() -> Reach {
        Reach::Only(vec![EXAMPLE.to_owned()])
    }

    /// The recipes are read on the web too, so what is generated stands in the repository.
    #[test]
    fn the_recipes_in_the_documents_have_these_headers() {
        for (name, text) in generated(&example()) {
            let path = workspace::path("docs/hosting").join(name);
            let found = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(found, text, "docs/hosting/{name} must be exactly:\n{text}");
        }
    }

    #[test]
    fn the_document_shows_the_policy_that_is_sent() {
        let text = fs::read_to_string(workspace::path("docs/hosting.md")).expect("the document");
        let policy = format!("\nContent-Security-Policy: {}\n", host_policy(&example()));
        assert!(text.contains(&policy), "docs/hosting.md lacks{policy}");
        for (name, value) in static_host::headers::FIXED {
            assert!(text.contains(&format!("\n{name}: {value}\n")), "{name}");
        }
    }

    #[test]
    fn a_page_is_addressed_to_instances_and_back_to_anybody() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let page = place.path().join("index.html");
        fs::write(&page, "<meta charset=utf-8><title>x</title>").expect("a page");
        let thread = place.path().join(worker::FILE);
        fs::copy(workspace::path("public/worker.js"), &thread).expect("a script");
        address(place.path(), &Reach::Anybody).expect("a page");
        let open = fs::read_to_string(&page).expect("a page");
        address(place.path(), &example()).expect("a page");
        let closed = fs::read_to_string(&page).expect("a page");
        assert!(closed.contains("connect-src 'self' https://gitlab.example.com; "));
        let thread = fs::read_to_string(thread).expect("a script");
        assert!(thread.contains("const reach = \"https://gitlab.example.com\""));
        let config = fs::read_to_string(place.path().join("config.json")).expect("settings");
        let config: serde_json::Value = serde_json::from_str(&config).expect("JSON");
        assert_eq!(config["instances"][0]["url"], EXAMPLE);
        address(place.path(), &Reach::Anybody).expect("a page");
        assert_eq!(fs::read_to_string(&page).expect("a page"), open);
        assert_eq!(
            names(place.path()).expect("a folder"),
            ["config.json", "index.html", "worker.js"]
        );
    }
}
