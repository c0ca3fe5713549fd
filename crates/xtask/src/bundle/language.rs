//! Gives each language's file a name by its content, and tells the page.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

use super::fingerprint::digest;

/// How the names of the languages begin, which nobody needs who speaks English.
pub(crate) const LANGUAGE: &str = "language-";

/// How the page names the languages before it is built: `de=language/de.json ja=...`.
const NAMED: &str = "<meta name=\"languages\" content=\"";

/// Moves the languages of the bundled folder beside the page, and puts their new names into it.
pub(crate) fn replace(folder: &Path, html: &str) -> Result<String> {
    let named = named(html)?;
    let mut names = Vec::new();
    for language in named.split_whitespace() {
        let (code, file) = language
            .split_once('=')
            .with_context(|| format!("{language} names no file"))?;
        let path = folder.join(file);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("the page names {file}, which is missing"))?;
        let lean = serde_json::to_string(&serde_json::from_str::<Value>(&text)?)?;
        let name = format!("{LANGUAGE}{code}-{}.json", digest(lean.as_bytes()));
        fs::write(folder.join(&name), lean)?;
        names.push(format!("{code}=./{name}"));
    }
    fs::remove_dir_all(folder.join("language")).context("the bundler copied no languages")?;
    let (old, new) = (
        format!("{NAMED}{named}"),
        format!("{NAMED}{}", names.join(" ")),
    );
    Ok(html.replacen(&old, &new, 1))
}

/// The languages that the page names, each with its file.
pub(crate) fn named(html: &str) -> Result<&str> {
    let (_, rest) = html
        .split_once(NAMED)
        .context("the page names no languages")?;
    let (named, _) = rest.split_once('"').context("an unclosed attribute")?;
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_each_language_by_its_content() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::create_dir(folder.path().join("language")).expect("it is empty");
        let file = folder.path().join("language/de.json");
        fs::write(file, "{\n  \"Sync\": \"Synchronisieren\"\n}\n").expect("it can be written");
        let html = format!("<head>{NAMED}de=language/de.json\"></head>");
        let page = replace(folder.path(), &html).expect("the file is there");
        let name = page
            .split_once("de=./")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(name, _)| name.to_owned())
            .expect("the page names the file");
        let text = fs::read_to_string(folder.path().join(&name)).expect("it was written");
        assert_eq!(text, "{\"Sync\":\"Synchronisieren\"}");
        assert!(!folder.path().join("language").exists());
    }

    #[test]
    fn a_missing_language_stops_the_build() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let html = format!("{NAMED}de=language/de.json\">");
        assert!(replace(folder.path(), &html).is_err());
    }
}
