//! The branches and tags of a repository, here or on the other side.

use std::{collections::BTreeMap, io, path::Path};

use super::command;

/// What a branch or tag points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tip {
    /// The object itself: for an annotated tag, the tag.
    pub(super) object: String,
    /// The commit behind it.
    pub(super) commit: String,
}

/// Branches and tags by full name.
pub(super) type Refs = BTreeMap<String, Tip>;

/// Reads the branches and tags of a repository on this machine; symbolic ones are left out.
pub(super) async fn local(repository: &Path) -> io::Result<Refs> {
    let mut git = command::git(repository);
    git.args([
        "for-each-ref",
        "--format=%(objectname) %(refname) %(if)%(symref)%(then)symbolic%(else)%(*objectname)%(end)",
        "refs/heads/",
        "refs/tags/",
    ]);
    let listing = command::succeed(git, &[]).await?;
    let tips = listing.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (object, name, peeled) = (words.next()?, words.next()?, words.next()?);
        let commit = if peeled.is_empty() { object } else { peeled };
        (peeled != "symbolic").then(|| (name.to_owned(), tip(object, commit)))
    });
    Ok(tips.collect())
}

/// Reads what `git ls-remote` prints: a line for each ref, and one ending in `^{}` for what an
/// annotated tag points to.
pub(super) fn remote(listing: &str) -> Refs {
    let mut refs = Refs::new();
    for line in listing.lines() {
        let Some((object, name)) = line.split_once('\t') else {
            continue;
        };
        match name.strip_suffix("^{}") {
            Some(name) => {
                if let Some(tag) = refs.get_mut(name) {
                    object.clone_into(&mut tag.commit);
                }
            }
            None => {
                refs.insert(name.to_owned(), tip(object, object));
            }
        }
    }
    refs
}

fn tip(object: &str, commit: &str) -> Tip {
    Tip {
        object: object.to_owned(),
        commit: commit.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peeled_line_belongs_to_the_tag_before_it() {
        let refs = remote("aa\trefs/heads/main\nbb\trefs/tags/v1\ncc\trefs/tags/v1^{}\n");
        assert_eq!(refs["refs/heads/main"], tip("aa", "aa"));
        assert_eq!(refs["refs/tags/v1"], tip("bb", "cc"));
    }
}
