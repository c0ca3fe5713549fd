//! How large the built app is, file by file.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{embed::ONLY_EMBEDDED, language::LANGUAGE, split::LATER, worker};

/// One file in its three forms, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileSize {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

/// All files, the largest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sizes(pub(crate) Vec<FileSize>);

impl FileSize {
    /// Whether it is fetched before the first screen stands.
    fn is_first_load(&self) -> bool {
        let is_later = |start: &&str| self.name.starts_with(*start);
        !ONLY_EMBEDDED
            .iter()
            .chain([&LATER, &LANGUAGE, &worker::FILE])
            .any(is_later)
    }
}

impl Sizes {
    /// What is transferred with brotli before the first screen stands: everything but the parts
    /// of the program that come later, the second thread, what only pages load that embed the app, and
    /// languages.
    pub(crate) fn first_load(&self) -> u64 {
        let first = self.0.iter().filter(|file| file.is_first_load());
        first.map(|file| file.brotli).sum()
    }

    /// The same in the language that takes the most.
    pub(crate) fn first_load_translated(&self) -> u64 {
        let languages = self.0.iter().filter(|file| file.name.starts_with(LANGUAGE));
        let largest = languages.map(|file| file.brotli).max();
        self.first_load() + largest.unwrap_or_default()
    }

    /// What is transferred with brotli once every part was needed.
    pub(crate) fn whole(&self) -> u64 {
        self.0.iter().map(|file| file.brotli).sum()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, raw, gzip, brotli| {
            writeln!(f, "{name:<44} {raw:>9} {gzip:>9} {brotli:>9}")
        };
        row("file", "raw".into(), "gzip".into(), "brotli".to_owned())?;
        let mut total = (0, 0);
        let mut first = (0, 0);
        for file in &self.0 {
            let FileSize {
                name,
                raw,
                gzip,
                brotli,
            } = file;
            row(name, raw.to_string(), gzip.to_string(), brotli.to_string())?;
            total = (total.0 + raw, total.1 + gzip);
            if file.is_first_load() {
                first = (first.0 + raw, first.1 + gzip);
            }
        }
        row(
            "first load",
            first.0.to_string(),
            first.1.to_string(),
            self.first_load().to_string(),
        )?;
        row(
            "everything",
            total.0.to_string(),
            total.1.to_string(),
            self.whole().to_string(),
        )
    }
}

/// Measures a built folder.
pub(crate) fn of(folder: &Path) -> Result<Sizes> {
    let mut files = Vec::new();
    measure(folder, folder, &mut files)?;
    files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    Ok(Sizes(files))
}

fn measure(top: &Path, folder: &Path, files: &mut Vec<FileSize>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            measure(top, &path, files)?;
        } else if path
            .extension()
            .is_none_or(|extension| extension != "br" && extension != "gz")
        {
            let raw = fs::metadata(&path)?.len();
            files.push(FileSize {
                name: path
                    .strip_prefix(top)
                    .unwrap_or(&path)
                    .display()
                    .to_string(),
                raw,
                gzip: neighbour(&path, "gz", raw),
                brotli: neighbour(&path, "br", raw),
            });
        }
    }
    Ok(())
}

/// A file without that neighbour is sent as it is.
fn neighbour(path: &Path, suffix: &str, raw: u64) -> u64 {
    let name = PathBuf::from(format!("{}.{suffix}", path.display()));
    fs::metadata(name).map_or(raw, |metadata| metadata.len())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::of;

    #[test]
    fn neighbours_count_for_their_file_and_not_as_files() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, size: usize| {
            fs::write(place.path().join(name), vec![0; size]).expect("a file");
        };
        write("small.js", 10);
        write("app.wasm", 100);
        write("app.wasm.br", 40);
        write("app.wasm.gz", 50);
        let sizes = of(place.path()).expect("the folder is readable");
        let names: Vec<_> = sizes.0.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["app.wasm", "small.js"]);
        assert_eq!(
            (sizes.0[0].raw, sizes.0[0].gzip, sizes.0[0].brotli),
            (100, 50, 40)
        );
        assert_eq!(sizes.first_load(), 50);
    }

    #[test]
    fn parts_that_come_later_are_no_part_of_the_first_load() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let files = [
            ("app.wasm", 100),
            ("part-dialogs-0.wasm", 30),
            ("language-de-0.json", 5),
            ("language-ja-0.json", 7),
        ];
        for (name, size) in files {
            fs::write(place.path().join(name), vec![0; size]).expect("a file");
        }
        let sizes = of(place.path()).expect("the folder is readable");
        assert_eq!((sizes.first_load(), sizes.whole()), (100, 142));
        assert_eq!(sizes.first_load_translated(), 107);
    }
}
