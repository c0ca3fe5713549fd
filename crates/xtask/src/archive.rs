//! Packs a release: the built files, recipes for servers and the licences, as one archive.
//!
//! The archive depends on the content alone. Entries are sorted, belong to nobody, share one date and
//! have one of two modes, whatever the files on the disk say.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use static_host::Reach;
use tar::{Builder, EntryType, Header};

use crate::{bundle, report, workspace};

/// 1980-01-01, the first day that every archive format knows.
const DATE: u64 = 315_532_800;

/// Documents that a host needs beside the files.
const DOCUMENTS: [(&str, &str); 4] = [
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("HOSTING.md", "docs/hosting.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Builds the app for whatever instance a person types, packs it, and returns the archive.
pub(crate) fn of_release() -> Result<PathBuf> {
    bundle::ensure()?;
    bundle::write_hosting(&Reach::Anybody)?;
    let name = format!("mirrordeck-{}", env!("CARGO_PKG_VERSION"));
    let mut files = Vec::new();
    for (name, source) in DOCUMENTS {
        files.push((name.to_owned(), workspace::path(source)));
    }
    collect("site", &workspace::dist(), &mut files)?;
    collect("hosting", &bundle::hosting_folder(), &mut files)?;
    report::step("Packing the release");
    let folder = workspace::path("target/dist");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot clear target/dist/")?;
    }
    fs::create_dir_all(&folder)?;
    let archive = folder.join(format!("{name}.tar.gz"));
    let packed = pack(&name, files)?;
    fs::write(&archive, &packed)?;
    fs::write(
        folder.join("SHA256SUMS"),
        checksum_line(&packed, &format!("{name}.tar.gz")),
    )?;
    Ok(archive)
}

/// Every file below the folder, under the name that it gets in the archive.
fn collect(prefix: &str, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}/{name}");
        if path.is_dir() {
            collect(&name, &path, files)?;
        } else {
            files.push((name, path));
        }
    }
    Ok(())
}

fn pack(top: &str, mut files: Vec<(String, PathBuf)>) -> Result<Vec<u8>> {
    files.sort();
    let gzip = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    let mut archive = Builder::new(gzip);
    for (name, path) in files {
        let content = fs::read(&path).with_context(|| format!("no {}", path.display()))?;
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(content.len().try_into()?);
        header.set_mode(if name.ends_with(".sh") { 0o755 } else { 0o644 });
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(DATE);
        archive.append_data(&mut header, format!("{top}/{name}"), &*content)?;
    }
    Ok(archive.into_inner()?.finish()?)
}

/// A line as `sha256sum` writes and reads it.
fn checksum_line(content: &[u8], name: &str) -> String {
    let mut line = String::new();
    for byte in Sha256::digest(content) {
        let _ = write!(line, "{byte:02x}");
    }
    let _ = writeln!(line, "  {name}");
    line
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, time::SystemTime};

    use super::{checksum_line, collect, pack};

    fn packed(place: &Path) -> Vec<u8> {
        let mut files = Vec::new();
        collect("site", place, &mut files).expect("a folder");
        pack("deck-1", files).expect("readable files")
    }

    #[test]
    fn an_archive_depends_on_names_and_content_alone() {
        let (one, other) = (tempfile::tempdir(), tempfile::tempdir());
        let (one, other) = (one.expect("a folder"), other.expect("a folder"));
        for name in ["b.txt", "a.txt"] {
            fs::write(one.path().join(name), name).expect("a file");
        }
        for name in ["a.txt", "b.txt"] {
            let path = other.path().join(name);
            fs::write(&path, name).expect("a file");
            let file = fs::File::options().write(true).open(&path).expect("a file");
            file.set_modified(SystemTime::UNIX_EPOCH)
                .expect("a date of its own");
        }
        assert_eq!(packed(one.path()), packed(other.path()));
        fs::write(other.path().join("b.txt"), "else").expect("a file");
        assert_ne!(packed(one.path()), packed(other.path()));
    }

    #[test]
    fn entries_belong_to_nobody_and_share_a_date() {
        let place = tempfile::tempdir().expect("a folder");
        fs::create_dir(place.path().join("deep")).expect("a folder");
        fs::write(place.path().join("deep/run.sh"), "#!/bin/sh").expect("a file");
        let packed = packed(place.path());
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(&*packed));
        let mut entries = archive.entries().expect("an archive");
        let entry = entries.next().expect("one entry").expect("an entry");
        let header = entry.header();
        assert_eq!(
            entry.path().expect("a name"),
            Path::new("deck-1/site/deep/run.sh")
        );
        assert_eq!(header.mode().expect("a mode"), 0o755);
        assert_eq!(header.mtime().expect("a date"), 315_532_800);
        assert_eq!(header.uid().expect("an owner"), 0);
        assert!(entries.next().is_none());
    }

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(
            checksum_line(b"abc", "a.tar.gz"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.tar.gz\n"
        );
    }
}
