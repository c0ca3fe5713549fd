//! Reads a line of the fleet: a project with its mirrors.

use super::mirror_line::MirrorLine;

/// A project as its line says it.
pub(super) struct ProjectLine {
    pub(super) path: &'static str,
    pub(super) visibility: &'static str,
    pub(super) is_archived: bool,
    /// The level of the demo's maintainer.
    pub(super) level: u8,
    /// The default branch first.
    pub(super) branches: Vec<&'static str>,
    pub(super) mirrors: Vec<MirrorLine>,
    /// Whether it has a pull mirror, and whether that works.
    pub(super) pull: Option<Pull>,
}

/// How a pull mirror stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pull {
    /// Works.
    Fine,
    /// The password is no longer valid.
    Auth,
}

impl ProjectLine {
    /// Reads a line; a word that means nothing spoils it.
    pub(super) fn parse(line: &'static str) -> Option<Self> {
        let mut columns = line.split('|').map(str::trim);
        let (path, words, mirrors) = (columns.next()?, columns.next()?, columns.next()?);
        let mut project = Self {
            path,
            visibility: "private",
            is_archived: false,
            level: 40,
            branches: vec!["main"],
            mirrors: Vec::new(),
            pull: None,
        };
        for word in words.split_whitespace() {
            match word {
                "public" | "internal" | "private" => project.visibility = word,
                "archived" => project.is_archived = true,
                "developer" => project.level = 30,
                "pull=ok" => project.pull = Some(Pull::Fine),
                "pull=auth" => project.pull = Some(Pull::Auth),
                _ => project.branches = word.strip_prefix("branches=")?.split(',').collect(),
            }
        }
        let lines = mirrors.split(';').filter(|text| !text.trim().is_empty());
        for text in lines {
            project.mirrors.push(MirrorLine::parse(path, text)?);
        }
        Some(project)
    }
}
