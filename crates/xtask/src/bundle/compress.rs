//! Puts a `.br` and a `.gz` beside every file, save the one that hosts change.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Servers prefer the neighbours of a file, so a host who changed this one would see no change.
const CHANGED_BY_HOSTS: &str = "config.json";

/// Compresses every file of the folder and of the folders in it.
pub(crate) fn folder(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            self::folder(&path)?;
        } else if !path.ends_with(CHANGED_BY_HOSTS) {
            file(&path)?;
        }
    }
    Ok(())
}

/// Compresses one file, in place of what stood beside it.
pub(crate) fn file(path: &Path) -> Result<()> {
    let content = fs::read(path)?;
    fs::write(with_suffix(path, "br"), brotli(&content)?)?;
    fs::write(with_suffix(path, "gz"), gzip(&content)?)?;
    Ok(())
}

/// As small as brotli gets.
fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)
        .context("cannot compress with brotli")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(content)
        .context("cannot compress with gzip")?;
    encoder.finish().context("cannot compress with gzip")
}

fn with_suffix(path: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read};

    use super::folder;

    #[test]
    fn both_neighbours_hold_the_same_content_and_settings_have_none() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let content = b"body { color: red } ".repeat(50);
        let path = place.path().join("deep");
        fs::create_dir(&path).expect("a folder");
        fs::write(path.join("a.css"), &content).expect("a file");
        fs::write(place.path().join("config.json"), "{}").expect("a file");
        folder(place.path()).expect("the folder is readable");

        let mut brotli = Vec::new();
        let packed = fs::read(path.join("a.css.br")).expect("the brotli neighbour");
        brotli::Decompressor::new(&*packed, 4096)
            .read_to_end(&mut brotli)
            .expect("brotli");
        assert_eq!(brotli, content);
        let mut gzip = Vec::new();
        let packed = fs::read(path.join("a.css.gz")).expect("the gzip neighbour");
        flate2::read::GzDecoder::new(&*packed)
            .read_to_end(&mut gzip)
            .expect("gzip");
        assert_eq!(gzip, content);
        assert!(!place.path().join("config.json.br").exists());
        assert!(!place.path().join("config.json.gz").exists());
    }
}
