//! Reading the repository.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file with its path from the top folder.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// A made-up file.
    #[cfg(test)]
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// The file's name without its ending.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }
}

/// Every file with that ending in those folders, in the order of their paths.
pub(crate) fn repository(folders: &[&str], ending: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root().join(folder), ending, &mut paths);
    }
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let relative = path
            .strip_prefix(root())
            .expect("it was found below the top folder");
        let text = fs::read_to_string(&path).expect("sources are readable text");
        sources.push(Source {
            path: relative.display().to_string(),
            text,
        });
    }
    sources
}

/// One file.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("the file stands in the repository")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("the folder is readable").path();
        if path.is_dir() {
            let is_foreign = path.ends_with("node_modules") || path.ends_with("target");
            if !is_foreign {
                collect(&path, ending, paths);
            }
        } else if path.extension().is_some_and(|found| found == ending) {
            paths.push(path);
        }
    }
}
